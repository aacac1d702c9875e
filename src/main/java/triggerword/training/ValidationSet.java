package triggerword.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import triggerword.network.TriggerNetwork;
import triggerword.spectrogram.Compression;
import triggerword.spectrogram.Spectrogram;

/**
 * Windows of validation persons, and how well scores tell those with the word from those without.
 *
 * <p>A window counts as one event: with the word it is heard if a score in the word's time is above the threshold, without
 * it it is a false accept if any score is.
 */
final class ValidationSet {
    private static final int BATCH = 64;

    /**
     * How much higher real people's speech is reckoned to score than that of synthetic persons, in logits: it surprises
     * networks that have heard no other. About the mean and no more: in five trainings of one word, jarvis, the real
     * speech that is as rare as a false accept an hour scored 0.9 below what this expects, twice, 0.4 below, and 0.4 and 0.8
     * above.
     */
    private static final float SURPRISE = 0.5f;

    private final ValidationWindows windows;
    private final int smoothingSteps;

    ValidationSet(ValidationWindows windows, int smoothingSteps) {
        this.windows = windows;
        this.smoothingSteps = smoothingSteps;
    }

    /** The logits that a network gives, {@code [window][step]}. */
    float[][] logits(TriggerNetwork network, Compression view) {
        int count = windows.positives() + windows.negatives();
        var logits = new float[count][];
        for (int from = 0; from < count; from += BATCH) {
            List<Spectrogram> batch = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                batch.add(windows.spectrogram(view, i));
            }
            float[][] some = network.logits(batch);
            System.arraycopy(some, 0, logits, from, some.length);
        }
        return logits;
    }

    /** The average of several networks' logits. */
    static float[][] mean(List<float[][]> networks) {
        var mean = new float[networks.get(0).length][];
        for (int window = 0; window < mean.length; window++) {
            mean[window] = new float[networks.get(0)[window].length];
            for (float[][] logits : networks) {
                for (int step = 0; step < mean[window].length; step++) {
                    mean[window][step] += logits[window][step] / networks.size();
                }
            }
        }
        return mean;
    }

    /** How logits tell the windows apart, if those without the word were real people's. */
    ValidationOutcome outcome(float[][] logits) {
        var heard = new float[windows.positives()];
        var alarms = new float[windows.negatives()];
        for (int i = 0; i < logits.length; i++) {
            if (i < heard.length) {
                heard[i] = greatest(logits[i], windows.labels(i), 1);
            } else {
                alarms[i - heard.length] = greatest(logits[i], windows.labels(i), 0) + SURPRISE;
            }
        }
        Arrays.sort(heard);
        Arrays.sort(alarms);
        return new ValidationOutcome(heard, alarms, windows.negativeHours());
    }

    /** The greatest smoothed logit of the steps with a label. */
    private float greatest(float[] logits, float[] labels, float label) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (int step = 0; step < logits.length; step++) {
            if (labels[step] == label) {
                int first = Math.max(0, step + 1 - smoothingSteps);
                float sum = 0;
                for (int i = first; i <= step; i++) {
                    sum += logits[i];
                }
                greatest = Math.max(greatest, sum / (step + 1 - first));
            }
        }
        return greatest;
    }
}
