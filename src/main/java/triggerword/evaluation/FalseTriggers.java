package triggerword.evaluation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.model.DetectorOptions;
import triggerword.model.Model;

/**
 * What besides the word triggers a detector: clips whose words are known, each heard alone.
 *
 * @param clips clips of the word and others
 * @param rule  the decision rule
 */
public record FalseTriggers(List<ScoredClip> clips, DetectorOptions rule) {
    public FalseTriggers {
        clips = List.copyOf(clips);
    }

    /**
     * The clips as the detector hears them, at its own threshold.
     *
     * @param clips of persons that it has not been trained on; those of {@link Kind#BACKGROUND} are left out
     * @param seed  of the room around each clip
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static FalseTriggers of(Model model, List<Clip> clips, long seed, ScoringListener listener) {
        List<Clip> spoken =
                clips.stream().filter(clip -> clip.kind() != Kind.BACKGROUND).toList();
        var scoring = new Scoring(model, seed, spoken.size(), listener);
        return new FalseTriggers(scoring.clips(spoken, List.of(Condition.clean())), model.rule());
    }

    /** One row a class of clips, first the word itself: class, clips, triggered, part, low, high (its 95 % interval). */
    public Table byClass() {
        return table("class", clips, clip -> clip.kind() == Kind.POSITIVE ? "the word" : category(clip));
    }

    /**
     * The texts that trigger most surely and are not the word, at most so many, by the lower end of the interval (one of one says
     * less than nine of ten): text, clips, triggered, part, low, high.
     */
    public Table worst(int count) {
        List<ScoredClip> others = clips.stream()
                .filter(clip -> clip.clip().kind() == Kind.NEGATIVE)
                .toList();
        Table worst = table("text", others, Clip::text);
        Table triggering = worst.where(worst.intColumn("triggered").isGreaterThan(0));
        return triggering.isEmpty()
                ? triggering
                : triggering.sortDescendingOn("low").first(Math.min(count, triggering.rowCount()));
    }

    /**
     * The lowest threshold at which all but a part of the clips of a class are missed, as at every higher one (see
     * {@link ScoredClip#missedFrom}). Clips of the word itself are of no class.
     *
     * @param category of the clips, as their manifest has it: "confusable" for near-misses
     * @param percent  of the clips that may trigger, 0 to 100
     * @throws IllegalArgumentException if there is no clip of the class
     */
    public double threshold(String category, double percent) {
        double[] missedFrom = clips.stream()
                .filter(clip -> clip.clip().kind() == Kind.NEGATIVE)
                .filter(clip -> category(clip.clip()).equals(category))
                .mapToDouble(clip -> clip.missedFrom(rule))
                .sorted()
                .toArray();
        if (missedFrom.length == 0) {
            throw new IllegalArgumentException("expected clips of the class '" + category + "' but there was none");
        }
        int allowed = (int) (percent * missedFrom.length / 100);
        return allowed >= missedFrom.length ? 0 : missedFrom[missedFrom.length - 1 - allowed];
    }

    private static String category(Clip clip) {
        return clip.category().isEmpty() ? "other" : clip.category();
    }

    private Table table(String name, List<ScoredClip> of, Function<Clip, String> key) {
        var groups = StringColumn.create(name);
        var rates = new RateColumns("triggered", "part");
        of.stream()
                .sorted(Comparator.comparing((ScoredClip clip) -> clip.clip().kind())
                        .thenComparing(clip -> key.apply(clip.clip())))
                .collect(Collectors.groupingBy(clip -> key.apply(clip.clip()), LinkedHashMap::new, Collectors.toList()))
                .forEach((group, members) -> {
                    int hits = (int) members.stream()
                            .filter(clip -> !clip.isMissed(rule))
                            .count();
                    groups.append(group);
                    rates.append(hits, members.size());
                });
        return rates.after("triggers by " + name, groups);
    }

    @Override
    public String toString() {
        return "FalseTriggers[" + clips.size() + " clips]";
    }
}
