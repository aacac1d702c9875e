package triggerword.detection;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import triggerword.model.Member;
import triggerword.model.Model;

/**
 * The scores of a model on running sound: the logits of its networks averaged, over the rule's last steps too, and put
 * through a sigmoid.
 */
final class ScoreStream {
    /** One for each kind of features: the networks on it share its cost. */
    private final FeatureStream[] streams;

    private final int networks;
    private final int samplesInStep;
    /** The last logits, for the average over time; used in turn. */
    private final float[] recent;

    private long steps;
    private float[] scores = new float[0];

    /** A stream at the beginning of a sound. */
    ScoreStream(Model model) {
        streams = model.members().stream()
                .collect(Collectors.groupingBy(Member::features, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new FeatureStream(entry.getKey(), entry.getValue()))
                .toArray(FeatureStream[]::new);
        networks = model.members().size();
        samplesInStep = model.samplesInStep();
        recent = new float[model.rule().smoothingSteps()];
    }

    /**
     * Takes the next samples.
     *
     * @param samples as {@link Detector#accept} takes them
     * @return the number of steps that they complete; {@link #score} has the score of each
     */
    int accept(float[] samples) {
        int most = samples.length / samplesInStep + 1;
        if (scores.length < most) {
            scores = new float[most];
        }
        Arrays.fill(scores, 0);
        int completed = 0;
        for (FeatureStream stream : streams) {
            completed = stream.addLogits(samples, scores);
        }
        for (int step = 0; step < completed; step++) {
            scores[step] = sigmoid(smooth(scores[step] / networks));
        }
        return completed;
    }

    /** The score of a step of the last samples, in [0, 1]. */
    float score(int step) {
        return scores[step];
    }

    /** The mean of the last logits; at the beginning there are fewer. */
    private float smooth(float logit) {
        recent[(int) (steps % recent.length)] = logit;
        steps++;
        int count = (int) Math.min(steps, recent.length);
        float sum = 0;
        for (int i = 0; i < count; i++) {
            sum += recent[i];
        }
        return sum / count;
    }

    private static float sigmoid(float logit) {
        return (float) (1 / (1 + Math.exp(-logit)));
    }
}
