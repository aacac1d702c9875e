package triggerword.training;

import java.util.ArrayList;
import java.util.List;
import triggerword.network.TriggerNetwork;
import triggerword.spectrogram.Compression;
import triggerword.spectrogram.Spectrogram;

/**
 * Windows of validation persons, what networks make of them, and how well that tells those with the word from those
 * without.
 */
final class ValidationSet {
    private static final int BATCH = 64;

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

    /** How logits tell the windows apart, if those without the word, which synthetic persons say, were real people's. */
    ValidationOutcome outcome(float[][] logits) {
        return ValidationOutcome.reckoned(
                windows.labels().heard(logits, smoothingSteps), alarms(logits), negativeHours());
    }

    /** The greatest logits of the windows without the word, in rising order. */
    float[] alarms(float[][] logits) {
        return windows.labels().alarms(logits, smoothingSteps);
    }

    /** Length of the windows without the word, all together. */
    double negativeHours() {
        return windows.negativeHours();
    }
}
