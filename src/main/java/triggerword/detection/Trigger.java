package triggerword.detection;

import java.util.ArrayList;
import java.util.List;
import triggerword.model.DetectorOptions;

/**
 * The decision rule: walks over scores, one output step after the other, and triggers.
 *
 * <p>In the course this is {@code chime_on_activate}, whose {@code consecutive_timesteps} counts steps since the last
 * chime, not steps above the threshold: it is a timer. It starts at 0, so the first {@code refractorySteps} steps never
 * trigger.
 */
public final class Trigger {
    private final DetectorOptions options;
    private int stepsSinceLast;

    /** A rule at the beginning of a sound. */
    public Trigger(DetectorOptions options) {
        this.options = options;
    }

    /** True if this score, of the next step, triggers. */
    public boolean accept(float score) {
        stepsSinceLast++;
        if (score > options.threshold() && stepsSinceLast > options.refractorySteps()) {
            stepsSinceLast = 0;
            return true;
        }
        return false;
    }

    /**
     * The detections in the scores of a whole sound.
     *
     * @param scores {@code [steps]}, in [0, 1]
     * @param stepMs time from one step to the next, in ms; step {@code i} is at {@code i * stepMs}, as in the course
     */
    public static List<Detection> detections(float[] scores, double stepMs, DetectorOptions options) {
        var trigger = new Trigger(options);
        var detections = new ArrayList<Detection>();
        for (int step = 0; step < scores.length; step++) {
            if (trigger.accept(scores[step])) {
                detections.add(new Detection(step * stepMs, scores[step]));
            }
        }
        return detections;
    }
}
