package triggerword.detection;

import java.util.List;
import java.util.Locale;

/**
 * What a detector makes of a whole sound before it decides. Scores are worked out once; thresholds are tried on them
 * afterwards, by the same {@link Trigger} that decides live.
 *
 * @param scores  {@code [steps]}, in [0, 1]; read-only
 * @param stepMs  time from one step to the next, in ms; step {@code i} is at {@code i * stepMs}, as in the course
 * @param delayMs how much later than that a step's last sample arrives, in ms: earlier than this it cannot trigger
 */
public record ScoreTrack(float[] scores, double stepMs, double delayMs) {
    /** The detections under a decision rule, from a fresh start. */
    public List<Detection> detections(DetectorOptions rule) {
        return Trigger.detections(scores, stepMs, rule);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ScoreTrack[%d steps of %.2f ms]", scores.length, stepMs);
    }
}
