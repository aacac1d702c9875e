package triggerword.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import triggerword.audio.Clip;
import triggerword.model.Model;

/**
 * Why a clip did not trigger, or did: what it is like beside the clips that the detector learned from, and what
 * changes when it is said otherwise. Each change is tried: the detector hears a changed copy.
 *
 * <p>What it says is what is true of this clip and this detector, not why: a clip that is softer than all others need not
 * have been missed for that.
 *
 * @param scored  the clip as it was heard
 * @param surely  the greatest threshold at which it would have triggered, in [0, 1]
 * @param model   the detector
 * @param traits  how the clip lies among the training clips: level, SNR, length of the speech
 * @param nearest the training clips that sound most like it, the nearest first
 * @param trials  the changes, in groups, each from the least to the greatest
 */
public record Diagnosis(
        ScoredClip scored,
        double surely,
        Model model,
        List<Trait> traits,
        List<Neighbour> nearest,
        List<Trial> trials) {
    private static final int NEIGHBOURS = 3;

    /**
     * One measure of the clip beside those of the training clips.
     *
     * @param name  what is measured, with its unit
     * @param value of the clip
     * @param low   5 % of the training clips lie below
     * @param high  5 % of them lie above
     */
    public record Trait(String name, double value, double low, double high) {
        /** True if nine tenths of the training clips lie around it. */
        public boolean isUsual() {
            return value >= low && value <= high;
        }
    }

    /**
     * A training clip that resembles the clip.
     *
     * @param clip     the training clip
     * @param distance root mean square difference of their log-mel bands, brought to one length and loudness
     */
    public record Neighbour(Clip clip, double distance) {}

    /**
     * A change and what the detector makes of it.
     *
     * @param kind   what is changed: of one kind the least that triggers counts
     * @param amount how much
     * @param surely the greatest threshold at which the changed clip triggers
     * @param heard  whether it triggers at the model's own
     */
    public record Trial(String kind, String amount, double surely, boolean heard) {}

    /**
     * The diagnosis of a clip. It takes a score of the clip for each change.
     *
     * @param scored   as a {@link Measurement} has it
     * @param training clips of the word that the detector learned from
     * @throws IllegalArgumentException if there are none
     * @throws java.util.concurrent.CancellationException if the thread is interrupted: scores of a part of a changed clip
     *     would say that it does not trigger
     */
    public static Diagnosis of(Model model, ScoredClip scored, List<Clip> training) {
        if (training.isEmpty()) {
            throw new IllegalArgumentException("expected clips that the detector learned from but there were none");
        }
        ClipTraits own = ClipTraits.of(scored.clip());
        List<ClipTraits> others = training.parallelStream().map(ClipTraits::of).toList();
        return new Diagnosis(
                scored,
                scored.missedFrom(model.rule()),
                model,
                List.of(
                        trait("level (dBFS)", own, others, ClipTraits::levelDbfs),
                        trait("speech above the clip's own pauses (dB)", own, others, ClipTraits::snrDb),
                        trait("length of speech (s)", own, others, ClipTraits::seconds)),
                others.stream()
                        .map(other -> new Neighbour(other.clip(), own.distance(other)))
                        .sorted(Comparator.comparingDouble(Neighbour::distance))
                        .limit(NEIGHBOURS)
                        .toList(),
                trials(Change.all(scored), model));
    }

    private static List<Trial> trials(List<Change> changes, Model model) {
        return Scoring.run(
                changes.stream()
                        .map(change -> (Callable<Trial>) () -> change.tried(model))
                        .toList(),
                () -> "the diagnosis was interrupted");
    }

    private static Trait trait(
            String name, ClipTraits own, List<ClipTraits> others, ToDoubleFunction<ClipTraits> measure) {
        double[] sorted = others.stream().mapToDouble(measure).sorted().toArray();
        return new Trait(
                name,
                measure.applyAsDouble(own),
                sorted[(int) (0.05 * (sorted.length - 1))],
                sorted[(int) Math.ceil(0.95 * (sorted.length - 1))]);
    }

    /** The least change of a kind that triggers; empty if none does. */
    public Optional<Trial> least(String kind) {
        return trials.stream()
                .filter(trial -> trial.kind().equals(kind) && trial.heard())
                .findFirst();
    }

    /** What it comes to, in a sentence or two. */
    public String sentence() {
        String unusual = traits.stream()
                .filter(trait -> !trait.isUsual())
                .map(Trait::name)
                .collect(Collectors.joining(", "));
        List<String> found = trials.stream()
                .map(Trial::kind)
                .distinct()
                .flatMap(kind -> least(kind).stream())
                .map(Trial::amount)
                .toList();
        return result()
                + (unusual.isEmpty()
                        ? " Beside the training clips nothing measured is unusual."
                        : " Unusual: " + unusual + ".")
                + (found.isEmpty()
                        ? " None of the changes triggers."
                        : " What triggers: " + String.join("; ", found) + ".");
    }

    private String result() {
        double threshold = model.rule().threshold();
        if (surely == 0) {
            return "No threshold would let it trigger: wherever one is low enough for it, an earlier trigger leaves the"
                    + " detector deaf.";
        }
        String format = "It would trigger at a threshold below %.3f; the model's is %.2f.";
        if (surely > threshold) {
            format = scored.isMissed(model.rule())
                    ? "An earlier trigger leaves the detector deaf to it; it would trigger at a higher threshold, up to %.2f"
                            + " (the model's: %.2f)."
                    : "It triggers, up to a threshold of %.2f (the model's: %.2f).";
        }
        return String.format(Locale.ROOT, format, surely, threshold);
    }

    /**
     * One row a measure: what is measured, of this clip, and between which values nine tenths of the training clips
     * lie.
     */
    public Table traitTable() {
        return Table.create(
                "beside the training clips",
                StringColumn.create("measure", traits.stream().map(Trait::name)),
                numbers("this_clip", traits, Trait::value),
                numbers("from", traits, Trait::low),
                numbers("to", traits, Trait::high));
    }

    private static <T> DoubleColumn numbers(String name, List<T> rows, ToDoubleFunction<T> value) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(value).toArray());
    }

    /** One row a change: kind, change, the greatest threshold at which it triggers, whether it does at the model's. */
    public Table table() {
        return Table.create(
                "changes",
                StringColumn.create("kind", trials.stream().map(Trial::kind)),
                StringColumn.create("change", trials.stream().map(Trial::amount)),
                numbers("triggers_below", trials, Trial::surely),
                StringColumn.create("triggers", trials.stream().map(trial -> trial.heard() ? "yes" : "no")));
    }

    @Override
    public String toString() {
        return "Diagnosis[" + scored + ": " + sentence() + "]";
    }
}
