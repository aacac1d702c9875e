package triggerword.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import triggerword.audio.Resampler;
import triggerword.audio.Waveform;
import triggerword.model.Model;
import triggerword.spectrogram.SpectrogramStream;

/**
 * Hears the word in running sound.
 *
 * <p>{@link #accept} takes samples as they come, in pieces of any size; the detections are the same whatever the pieces.
 * A detector needs neither DL4J nor any native library. It belongs to one thread.
 */
public final class Detector {
    private final Model model;
    private final DetectorOptions options;
    private final SpectrogramStream spectrogram;
    private final StreamingNetwork network;
    private final Trigger trigger;
    private final int bins;
    private long steps;

    /** A detector at the beginning of a sound. */
    public Detector(Model model, DetectorOptions options) {
        this.model = model;
        this.options = options;
        spectrogram = new SpectrogramStream(model.spectrogram());
        network = new StreamingNetwork(model.weights());
        trigger = new Trigger(options);
        bins = model.spectrogram().bins();
    }

    /**
     * Takes the next samples and gives what was detected in them.
     *
     * @param samples mono, in [-1, 1), at the model's rate
     * @return mostly empty; times count from the first sample ever taken
     * @throws IllegalArgumentException if a sample is not a number
     */
    public List<Detection> accept(float[] samples) {
        var detections = new ArrayList<Detection>();
        for (float score : scores(samples)) {
            if (trigger.accept(score)) {
                detections.add(new Detection(steps * model.stepMs(), score));
            }
            steps++;
        }
        return detections;
    }

    /** The scores of the steps that the next samples complete. */
    private float[] scores(float[] samples) {
        float[] frames = spectrogram.accept(samples);
        var scores = new float[frames.length / bins];
        int count = 0;
        for (int offset = 0; offset < frames.length; offset += bins) {
            if (network.accept(frames, offset)) {
                scores[count++] = network.score();
            }
        }
        return Arrays.copyOf(scores, count);
    }

    /**
     * The detections in a whole sound of any rate, from a fresh start; this detector's own stream is not touched. If the
     * thread is interrupted, those found so far.
     */
    public List<Detection> detect(Waveform sound) {
        return track(sound).detections(options);
    }

    /**
     * The scores of a whole sound of any rate, streamed from a fresh start; this detector's own stream is not touched, and
     * several threads may call it. If the thread is interrupted, those found so far.
     */
    public ScoreTrack track(Waveform sound) {
        Waveform heard = Resampler.resample(sound, sampleRateHz());
        // A second at a time: the spectrogram of hours does not fit in memory.
        int piece = heard.sampleRateHz();
        var fresh = new Detector(model, options);
        var scores = new float[0];
        for (int from = 0; from < heard.frames() && !Thread.interrupted(); from += piece) {
            int to = Math.min(from + piece, heard.frames());
            float[] more = fresh.scores(Arrays.copyOfRange(heard.samples(), from, to));
            int length = scores.length;
            scores = Arrays.copyOf(scores, length + more.length);
            System.arraycopy(more, 0, scores, length, more.length);
        }
        return new ScoreTrack(scores, model.stepMs(), delayMs());
    }

    /** The rate at which it hears, in Hz. */
    public int sampleRateHz() {
        return model.spectrogram().sampleRateHz();
    }

    /** When a row of scores counts as the word. */
    public DetectorOptions options() {
        return options;
    }

    /** From the beginning of the first frame of a step to the end of its last one, in ms: only then its score is there. */
    private double delayMs() {
        double window = 1000.0 * model.spectrogram().windowSamples() / sampleRateHz();
        return (model.network().kernel() - 1) * model.spectrogram().hopMs() + window;
    }

    @Override
    public String toString() {
        return "Detector[\"" + model.word() + "\", threshold " + options.threshold() + "]";
    }
}
