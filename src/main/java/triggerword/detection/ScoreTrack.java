package triggerword.detection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import triggerword.audio.Waveform;
import triggerword.model.DetectorOptions;
import triggerword.model.Model;

/**
 * What a detector makes of a whole sound before it decides. Scores are worked out once; thresholds are tried on them
 * afterwards, by the same {@link Trigger} that decides live.
 *
 * @param scores  {@code [steps]}, in [0, 1]; read-only
 * @param stepMs  time from one step to the next, in ms; step {@code i} is at {@code i * stepMs}, as in the course
 * @param delayMs how much later than that a step's last sample arrives, in ms: earlier than this it cannot trigger
 */
public record ScoreTrack(float[] scores, double stepMs, double delayMs) {
    /**
     * The scores of a sound of any rate, streamed from a fresh start. If the thread is interrupted, those so far.
     */
    public static ScoreTrack of(Model model, Waveform sound) {
        return new ScoreTrack(new Detector(model).scores(sound), model.stepMs(), model.firstStepMs());
    }

    /** The detections under a decision rule, from a fresh start. */
    public List<Detection> detections(DetectorOptions rule) {
        return Trigger.detections(scores, stepMs, rule);
    }

    /** The scores of the steps from one time to another (exclusive), as far as there are any. */
    public float[] between(double fromMs, double toMs) {
        int to = Math.min(scores.length, (int) (toMs / stepMs));
        return Arrays.copyOfRange(scores, Math.min(to, (int) (fromMs / stepMs)), to);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ScoreTrack[%d steps of %.2f ms]", scores.length, stepMs);
    }
}
