package triggerword.evaluation;

import java.util.Arrays;
import triggerword.audio.Clip;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;
import triggerword.detection.Detection;

/**
 * A detection that answers no word.
 *
 * @param stream    what was heard
 * @param detection when in it, and at which score
 * @param peak      the greatest score of the half second from there on: how surely it was taken for the word
 */
public record FalseAccept(ScoredStream stream, Detection detection, double peak) {
    /** How long after the detection its greatest score is looked for, in ms: a word's rest. */
    private static final double PEAK_MS = 500;

    static FalseAccept of(ScoredStream stream, Detection detection) {
        float[] scores = stream.track().scores();
        int from = (int) Math.round(detection.timeMs() / stream.track().stepMs());
        int to = Math.min(scores.length, from + (int) (PEAK_MS / stream.track().stepMs()));
        double peak = detection.score();
        for (float score : Arrays.copyOfRange(scores, from, Math.max(from, to))) {
            peak = Math.max(peak, score);
        }
        return new FalseAccept(stream, detection, peak);
    }

    /** The clip that is heard at the detection. */
    public Clip clip() {
        return stream.clipAt(detection.timeMs());
    }

    /** The time around it, as far as the stream reaches, in the stream's ms. */
    public TimeSpan around(double beforeMs, double afterMs) {
        return new TimeSpan((int) Math.max(0, detection.timeMs() - beforeMs), (int)
                Math.min(stream.durationMs(), detection.timeMs() + afterMs));
    }

    /** What is heard in a time of the stream. */
    public Waveform sound(TimeSpan time) {
        Waveform all = stream.sound();
        return all.slice(frame(time.startMs(), all), frame(time.endMs(), all));
    }

    private static int frame(int timeMs, Waveform sound) {
        return (int) (timeMs / 1000.0 * sound.sampleRateHz());
    }
}
