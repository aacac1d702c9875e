package triggerword.evaluation;

import java.util.List;
import java.util.Locale;

/**
 * How a network does step by step: what the course looks at ({@code model.evaluate}).
 *
 * <p>With few steps of 1 these figures say little: {@link #ofSilence} is what a network gets that never says anything.
 *
 * @param loss         mean binary cross-entropy, in nats; scores are kept 1e-7 off 0 and 1, as Keras does
 * @param accuracy     part of the steps whose score, rounded (above 0.5 is 1), is the label
 * @param positivePart part of the steps labelled 1
 * @param steps        number of steps
 */
public record StepEvaluation(double loss, double accuracy, double positivePart, long steps) {
    private static final double EPSILON = 1e-7;

    /** The evaluation of scored scenes. */
    public static StepEvaluation of(List<ScoredScene> scenes) {
        return of(
                scenes.stream().map(ScoredScene::labels).toList(),
                scenes.stream().map(ScoredScene::scores).toList());
    }

    /**
     * The evaluation of scores against labels.
     *
     * @param labels {@code [example][step]}, 0 or 1
     * @param scores {@code [example][step]}, in [0, 1]
     */
    public static StepEvaluation of(List<float[]> labels, List<float[]> scores) {
        double loss = 0;
        long right = 0;
        long positive = 0;
        long steps = 0;
        for (int example = 0; example < labels.size(); example++) {
            for (int step = 0; step < labels.get(example).length; step++) {
                float label = labels.get(example)[step];
                double score = scores.get(example)[step];
                double kept = Math.max(EPSILON, Math.min(1 - EPSILON, score));
                loss -= label * Math.log(kept) + (1 - label) * Math.log(1 - kept);
                right += (score > 0.5) == (label > 0.5) ? 1 : 0;
                positive += label > 0.5 ? 1 : 0;
                steps++;
            }
        }
        if (steps == 0) {
            throw new IllegalArgumentException("expected at least one labelled step but there is none");
        }
        return new StepEvaluation(loss / steps, (double) right / steps, (double) positive / steps, steps);
    }

    /** What a network scores on these labels that always says 0. */
    public static StepEvaluation ofSilence(List<float[]> labels) {
        return of(labels, labels.stream().map(label -> new float[label.length]).toList());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "StepEvaluation[loss %.4f, accuracy %.2f %%, %.2f %% of %d steps are 1]",
                loss,
                100 * accuracy,
                100 * positivePart,
                steps);
    }
}
