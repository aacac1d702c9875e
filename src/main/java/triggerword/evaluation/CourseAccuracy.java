package triggerword.evaluation;

import java.util.ArrayList;
import java.util.List;
import triggerword.audio.TimeSpan;
import triggerword.dataset.LabelOptions;
import triggerword.detection.ScoreTrack;

/**
 * What the course would say of a measurement: the accuracy step by step, the steps of the 364 ms after a word's end being
 * labelled 1. It stands beside the rates to show how little it says.
 *
 * @param detector the detector's
 * @param silence  that of a detector which never says anything
 */
public record CourseAccuracy(StepEvaluation detector, StepEvaluation silence) {
    private static final double COURSE_STEP_MS =
            10_000.0 / LabelOptions.course().steps();

    /**
     * The accuracy over all clips and streams, in all conditions.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static CourseAccuracy of(Measurement measurement) {
        var labels = new ArrayList<float[]>();
        var scores = new ArrayList<float[]>();
        for (ScoredClip clip : measurement.clips()) {
            labels.add(labels(clip.track(), clip.word()));
            scores.add(clip.track().scores());
        }
        for (ScoredStream stream : measurement.streams()) {
            labels.add(new float[stream.track().scores().length]);
            scores.add(stream.track().scores());
        }
        return new CourseAccuracy(StepEvaluation.of(labels, scores), StepEvaluation.ofSilence(labels));
    }

    private static float[] labels(ScoreTrack track, TimeSpan word) {
        int steps = track.scores().length;
        int width = (int) Math.round(LabelOptions.course().width() * COURSE_STEP_MS / track.stepMs());
        int durationMs = (int) Math.round(steps * track.stepMs());
        return new LabelOptions(steps, Math.max(1, width)).labels(List.of(word), durationMs);
    }
}
