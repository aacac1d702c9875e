package triggerword.evaluation;

import java.util.ArrayList;
import java.util.List;
import triggerword.audio.TimeSpan;
import triggerword.detection.Detection;
import triggerword.detection.Trigger;
import triggerword.model.DetectorOptions;

/**
 * What became of the words of one sound: each is paired, in the order of time, with the first trigger that is left from its
 * beginning to {@link WordEvaluation#MATCH_MS} after its end.
 *
 * @param hits        the triggers that answer a word
 * @param missed      the words without one
 * @param falseAccepts the other triggers, second ones for one word among them
 */
public record Outcome(List<Detection> hits, List<TimeSpan> missed, List<Detection> falseAccepts) {
    public Outcome {
        hits = List.copyOf(hits);
        missed = List.copyOf(missed);
        falseAccepts = List.copyOf(falseAccepts);
    }

    /**
     * The outcome of these triggers.
     *
     * @param words      where the word was said, by time
     * @param detections what was detected, by time
     */
    public static Outcome of(List<TimeSpan> words, List<Detection> detections) {
        var left = new ArrayList<>(detections);
        var hits = new ArrayList<Detection>();
        var missed = new ArrayList<TimeSpan>();
        for (TimeSpan word : words) {
            var answer = left.stream()
                    .filter(detection -> WordEvaluation.answers(detection, word))
                    .findFirst();
            answer.ifPresentOrElse(hits::add, () -> missed.add(word));
            answer.ifPresent(left::remove);
        }
        return new Outcome(hits, missed, left);
    }

    /** The outcome of a scored scene under a decision rule. */
    public static Outcome of(ScoredScene scored, DetectorOptions rule) {
        return of(scored.scene().positives(), Trigger.detections(scored.scores(), scored.stepMs(), rule));
    }

    /** What of it lies in a stretch of the sound; there all times count from the beginning of the stretch. */
    public Outcome within(TimeSpan stretch) {
        return new Outcome(
                within(stretch, hits),
                missed.stream()
                        .filter(stretch::overlaps)
                        .map(word -> TimeSpan.of(word.startMs() - stretch.startMs(), word.durationMs()))
                        .toList(),
                within(stretch, falseAccepts));
    }

    private static List<Detection> within(TimeSpan stretch, List<Detection> detections) {
        return detections.stream()
                .filter(detection -> detection.timeMs() >= stretch.startMs() && detection.timeMs() <= stretch.endMs())
                .map(detection -> new Detection(detection.timeMs() - stretch.startMs(), detection.score()))
                .toList();
    }
}
