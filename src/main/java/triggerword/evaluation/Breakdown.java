package triggerword.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import triggerword.augmentation.SpeechActivity;
import triggerword.model.DetectorOptions;

/** Who and what is missed: the false-reject rate by groups of clips. */
public final class Breakdown {
    private static final int GROUPS = 3;
    /** Of fewer clips of a person a rate says nothing. */
    private static final int CLIPS_THAT_TELL = 5;

    private Breakdown() {}

    private record Group(String by, String name, List<ScoredClip> clips) {}

    /**
     * One row a group, first the persons of whom there are at least five clips (the most often missed first), then the
     * shortest, middle and longest third of the words, the softest to loudest, those with the most to the least noise of
     * their own: by, group, clips, missed, frr, low, high (its 95 % interval).
     *
     * @param clips the clips of one condition
     * @param rule  the decision rule they are tried with
     */
    public static Table of(List<ScoredClip> clips, DetectorOptions rule) {
        var groups = new ArrayList<>(persons(clips, rule));
        groups.addAll(
                thirds("length", "%.0f–%.0f ms", clips, clip -> clip.word().durationMs()));
        groups.addAll(thirds("level", "%.0f to %.0f dBFS", clips, Breakdown::levelDbfs));
        groups.addAll(thirds("own SNR", "%.0f–%.0f dB", clips, Breakdown::snrDb));
        var rates = new RateColumns("missed", "frr");
        groups.forEach(
                group -> rates.append(missed(group.clips(), rule), group.clips().size()));
        return rates.after(
                "by person, length, level and SNR",
                StringColumn.create("by", groups.stream().map(Group::by)),
                StringColumn.create("group", groups.stream().map(Group::name)));
    }

    private static List<Group> persons(List<ScoredClip> clips, DetectorOptions rule) {
        return clips.stream()
                .filter(clip -> !clip.clip().person().isEmpty())
                .collect(Collectors.groupingBy(clip -> clip.clip().person(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().size() >= CLIPS_THAT_TELL)
                .map(entry -> new Group("person", entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(group ->
                        -(double) missed(group.clips(), rule) / group.clips().size()))
                .toList();
    }

    /** Three groups of nearly the same size, from the least values to the greatest; one of each clip where they are fewer. */
    private static List<Group> thirds(
            String by, String format, List<ScoredClip> clips, ToDoubleFunction<ScoredClip> value) {
        List<ScoredClip> sorted =
                clips.stream().sorted(Comparator.comparingDouble(value)).toList();
        var groups = new ArrayList<Group>();
        for (int third = 0; third < GROUPS; third++) {
            List<ScoredClip> part =
                    sorted.subList(third * sorted.size() / GROUPS, (third + 1) * sorted.size() / GROUPS);
            if (!part.isEmpty()) {
                double least = value.applyAsDouble(part.get(0));
                double most = value.applyAsDouble(part.get(part.size() - 1));
                groups.add(new Group(by, String.format(Locale.ROOT, format, least, most), part));
            }
        }
        return groups;
    }

    private static int missed(List<ScoredClip> clips, DetectorOptions rule) {
        return (int) clips.stream().filter(clip -> clip.isMissed(rule)).count();
    }

    private static double levelDbfs(ScoredClip clip) {
        return SpeechActivity.levelDbfs(clip.clip().sound().toMono());
    }

    /** How far the word is above the clip's own pauses, as recorded. */
    private static double snrDb(ScoredClip clip) {
        return levelDbfs(clip) - Take.floorDbfs(clip.clip());
    }
}
