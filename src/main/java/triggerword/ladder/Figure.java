package triggerword.ladder;

import triggerword.evaluation.Interval;
import triggerword.evaluation.OperatingPoint;

/**
 * What one training missed at one rate of false accepts.
 *
 * @param training     what was trained
 * @param condition    what was heard behind the clips
 * @param faPerHour    the false accepts an hour that are allowed, in all conditions together
 * @param falseAccepts detections in what was heard without the word, in this condition
 * @param hours        length of that
 * @param falseRejects clips of the word that no detection answers
 * @param positives    clips of the word
 * @param seconds      time to make windows or scenes and to train; after an interruption, since then
 */
record Figure(
        Training training,
        String condition,
        double faPerHour,
        int falseAccepts,
        double hours,
        int falseRejects,
        int positives,
        double seconds) {
    static Figure of(Training training, double seconds, OperatingPoint point) {
        return new Figure(
                training,
                point.condition(),
                point.faPerHour(),
                point.falseAccepts(),
                point.hours(),
                point.falseRejects(),
                point.positives(),
                seconds);
    }

    /** Part of the clips of the word that were missed. */
    double missed() {
        return (double) falseRejects / positives;
    }

    /** 95 % interval of {@link #missed}, as far as the clips are chance's choice. */
    Interval interval() {
        return Interval.ofProportion(falseRejects, positives);
    }
}
