package triggerword.dataset;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import triggerword.audio.Clip;

/** Draws clips so that each person is heard as often as any other, however many clips there are of each. */
final class PersonDraw {
    /** In the order of the names, so that the same clips are drawn on every machine. */
    private final Map<String, List<Clip>> clips;

    private final List<String> persons;

    PersonDraw(List<Clip> clips) {
        this.clips = clips.stream().collect(Collectors.groupingBy(Clip::person, TreeMap::new, Collectors.toList()));
        persons = List.copyOf(this.clips.keySet());
    }

    boolean isEmpty() {
        return persons.isEmpty();
    }

    /** True if there is a clip of this person. */
    boolean has(String person) {
        return clips.containsKey(person);
    }

    /** Chance's choice of a person. */
    String person(SplittableRandom random) {
        return persons.get(random.nextInt(persons.size()));
    }

    /** A clip of a person. */
    Clip clip(String person, SplittableRandom random) {
        List<Clip> said = clips.get(person);
        return said.get(random.nextInt(said.size()));
    }
}
