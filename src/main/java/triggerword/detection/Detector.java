package triggerword.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import triggerword.audio.Resampler;
import triggerword.audio.Waveform;
import triggerword.model.Model;

/**
 * Hears the word in running sound.
 *
 * <p>{@link #accept} takes samples as they come, in pieces of any size; the detections are the same whatever the pieces.
 * A detector needs neither DL4J nor any native library, and after its first pieces allocates nothing but what it returns.
 * It belongs to one thread.
 */
public final class Detector {
    private final Model model;
    private final ScoreStream scores;
    private final Trigger trigger;
    private long steps;

    /** A detector at the beginning of a sound, with the model's own decision rule. */
    public Detector(Model model) {
        this.model = model;
        scores = new ScoreStream(model);
        trigger = new Trigger(model.rule());
    }

    /**
     * Takes the next samples and gives what was detected in them.
     *
     * @param samples mono, in [-1, 1), at the model's rate
     * @return mostly empty; times count from the first sample ever taken
     * @throws IllegalArgumentException if a sample is not a number
     */
    public List<Detection> accept(float[] samples) {
        List<Detection> detections = List.of();
        int completed = scores.accept(samples);
        for (int i = 0; i < completed; i++) {
            float score = scores.score(i);
            if (trigger.accept(score)) {
                if (detections.isEmpty()) {
                    detections = new ArrayList<>();
                }
                detections.add(new Detection(steps * model.stepMs(), score));
            }
            steps++;
        }
        return detections;
    }

    /**
     * The detections in a whole sound of any rate, from a fresh start; this detector's own stream is not touched. If the
     * thread is interrupted, those found so far.
     */
    public List<Detection> detect(Waveform sound) {
        return Trigger.detections(scores(sound), model.stepMs(), model.rule());
    }

    /**
     * The scores of a whole sound of any rate, as this detector hears it live, from a fresh start; if the thread is
     * interrupted, those so far.
     *
     * @return {@code [steps]}, in [0, 1]; step {@code i} is at {@code i * model.stepMs()}
     */
    public float[] scores(Waveform sound) {
        Waveform heard = Resampler.resample(sound, model.sampleRateHz());
        // A second at a time: the features of hours do not fit in memory.
        int piece = heard.sampleRateHz();
        var fresh = new ScoreStream(model);
        var all = new float[heard.frames() / model.samplesInStep() + 1];
        int count = 0;
        for (int from = 0; from < heard.frames() && !Thread.interrupted(); from += piece) {
            int to = Math.min(from + piece, heard.frames());
            int completed = fresh.accept(Arrays.copyOfRange(heard.samples(), from, to));
            for (int i = 0; i < completed; i++) {
                all[count++] = fresh.score(i);
            }
        }
        return Arrays.copyOf(all, count);
    }

    @Override
    public String toString() {
        return "Detector[\"" + model.word() + "\", threshold " + model.rule().threshold() + "]";
    }
}
