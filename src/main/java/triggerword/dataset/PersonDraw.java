package triggerword.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import triggerword.audio.Clip;

/**
 * Draws clips so that each person is heard as often as any other, however many clips there are of each, and each class of
 * a person's clips as often as any other.
 */
final class PersonDraw {
    /** {@code [person][class][clip]}. */
    private final List<List<List<Clip>>> persons;

    PersonDraw(List<Clip> clips) {
        persons = new ArrayList<>();
        for (List<Clip> person : groups(clips, Clip::person)) {
            persons.add(groups(person, Clip::category));
        }
    }

    /** In the order of the names, so that the same clips are drawn on every machine. */
    private static List<List<Clip>> groups(List<Clip> clips, Function<Clip, String> name) {
        return List.copyOf(clips.stream()
                .collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()))
                .values());
    }

    boolean isEmpty() {
        return persons.isEmpty();
    }

    /** The number of persons. */
    int persons() {
        return persons.size();
    }

    /** Chance's choice of a person, to be used with {@link #clip}. */
    int person(SplittableRandom random) {
        return random.nextInt(persons.size());
    }

    /** A clip of a person. */
    Clip clip(int person, SplittableRandom random) {
        List<Clip> clips = pick(persons.get(person), random);
        return pick(clips, random);
    }

    /** A clip of anybody. */
    Clip clip(SplittableRandom random) {
        return clip(person(random), random);
    }

    private static <T> T pick(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}
