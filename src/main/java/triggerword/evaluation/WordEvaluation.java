package triggerword.evaluation;

import java.util.List;
import java.util.Locale;
import triggerword.audio.TimeSpan;
import triggerword.detection.Detection;
import triggerword.model.DetectorOptions;

/**
 * How a detector does word by word: what a user notices.
 *
 * @param words       times the word was said
 * @param hits        of these, times the detector triggered from the word's beginning to {@link #MATCH_MS} after its end
 * @param falseAccepts triggers that answer no word, second triggers for one word among them
 * @param hours       length of all that was heard
 */
public record WordEvaluation(int words, int hits, int falseAccepts, double hours) {
    /** How late after the word's end a trigger still answers it, in ms: the label's 364 ms and a little. */
    public static final int MATCH_MS = 500;

    private static final double MS_PER_HOUR = 3_600_000;

    /** The evaluation of scored scenes under a decision rule. */
    public static WordEvaluation of(List<ScoredScene> scenes, DetectorOptions rule) {
        int words = 0;
        int hits = 0;
        int falseAccepts = 0;
        double hours = 0;
        for (ScoredScene scored : scenes) {
            Outcome outcome = Outcome.of(scored, rule);
            words += scored.scene().positives().size();
            hits += outcome.hits().size();
            falseAccepts += outcome.falseAccepts().size();
            hours += scored.scene().sound().durationMs() / MS_PER_HOUR;
        }
        return new WordEvaluation(words, hits, falseAccepts, hours);
    }

    /**
     * The evaluation of what was detected in one long sound.
     *
     * @param words      where the word was said, by time
     * @param detections what was detected, by time
     * @param hours      length of the sound
     */
    public static WordEvaluation of(List<TimeSpan> words, List<Detection> detections, double hours) {
        Outcome outcome = Outcome.of(words, detections);
        return new WordEvaluation(
                words.size(), outcome.hits().size(), outcome.falseAccepts().size(), hours);
    }

    /** True if the detection is from the word's beginning to {@link #MATCH_MS} after its end. */
    public static boolean answers(Detection detection, TimeSpan word) {
        return detection.timeMs() >= word.startMs() && detection.timeMs() <= word.endMs() + MATCH_MS;
    }

    /** Part of the words that were heard; NaN if none was said. */
    public double recall() {
        return (double) hits / words;
    }

    /** Part of the words that were not heard; NaN if none was said. */
    public double falseRejectRate() {
        return (double) (words - hits) / words;
    }

    /** 95 % interval of the false-reject rate. */
    public Interval falseRejectInterval() {
        return Interval.ofProportion(words - hits, words);
    }

    /** Part of the triggers that answer a word; NaN if there was none. */
    public double precision() {
        return (double) hits / (hits + falseAccepts);
    }

    /** False alarms an hour. */
    public double falseAcceptsPerHour() {
        return falseAccepts / hours;
    }

    /** 95 % interval of the false alarms an hour. */
    public Interval falseAcceptInterval() {
        return Interval.ofRate(falseAccepts, hours);
    }

    @Override
    public String toString() {
        Interval rejects = falseRejectInterval();
        Interval accepts = falseAcceptInterval();
        return String.format(
                Locale.ROOT,
                "heard %d of %d words (missed %.1f %%, 95 %% interval %.1f–%.1f), %d false alarms in %.1f min"
                        + " (%.0f an hour, %.0f–%.0f)",
                hits,
                words,
                100 * falseRejectRate(),
                100 * rejects.low(),
                100 * rejects.high(),
                falseAccepts,
                60 * hours,
                falseAcceptsPerHour(),
                accepts.low(),
                accepts.high());
    }
}
