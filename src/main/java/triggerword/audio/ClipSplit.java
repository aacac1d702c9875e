package triggerword.audio;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import triggerword.audio.Clip.Split;

/** Divides clips by persons where no manifest does, kind after kind, as {@link ClipLibrary} tells. */
final class ClipSplit {
    private static final double HELD_OUT_PART = 0.2;
    private static final int LEAST_FOR_VALIDATION = 5;

    /** Of the persons met so far, by name; of a file whose speaker is unknown, by its path. */
    private final Map<String, Split> sides = new HashMap<>();

    /** The clips of a kind, each on its side; who was met with another kind stays where he is. */
    List<ClipEntry> divided(List<ClipEntry> entries) {
        var groups = new TreeSet<String>();
        entries.forEach(entry -> groups.add(group(entry)));
        long part = Math.max(1, Math.round(HELD_OUT_PART * groups.size()));
        var wanted = new EnumMap<Split, Long>(Split.class);
        wanted.put(Split.TEST, groups.size() < 2 ? 0 : part);
        wanted.put(Split.VALIDATION, groups.size() < LEAST_FOR_VALIDATION ? 0 : part);
        groups.stream().filter(sides::containsKey).forEach(group -> wanted.merge(sides.get(group), -1L, Long::sum));
        for (String group : groups.descendingSet()) {
            if (!sides.containsKey(group)) {
                Split side = Stream.of(Split.TEST, Split.VALIDATION)
                        .filter(split -> wanted.get(split) > 0)
                        .findFirst()
                        .orElse(Split.TRAIN);
                sides.put(group, side);
                wanted.merge(side, -1L, Long::sum);
            }
        }
        return entries.stream().map(entry -> entry.on(sides.get(group(entry)))).toList();
    }

    private static String group(ClipEntry entry) {
        return entry.person().isEmpty() ? entry.file().toString() : entry.person();
    }
}
