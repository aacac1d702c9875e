package triggerword.ladder;

import triggerword.evaluation.Interval;
import triggerword.evaluation.OperatingPoint;

/**
 * What one training missed at one rate of false accepts.
 *
 * @param rung         what was trained
 * @param seed         of the training
 * @param condition    what was heard behind the clips
 * @param faPerHour    the false accepts an hour that are allowed, in all conditions together
 * @param falseAccepts detections in what was heard without the word, in this condition
 * @param hours        length of that
 * @param falseRejects clips of the word that no detection answers
 * @param positives    clips of the word
 * @param seconds      time to make windows or scenes and to train
 * @param madeOf       names recipe and clips: see {@link Ladder}
 */
record Figure(
        String rung,
        int seed,
        String condition,
        double faPerHour,
        int falseAccepts,
        double hours,
        int falseRejects,
        int positives,
        double seconds,
        String madeOf) {
    static Figure of(String rung, int seed, double seconds, String madeOf, OperatingPoint point) {
        return new Figure(
                rung,
                seed,
                point.condition(),
                point.faPerHour(),
                point.falseAccepts(),
                point.hours(),
                point.falseRejects(),
                point.positives(),
                seconds,
                madeOf);
    }

    /** Part of the clips of the word that were missed. */
    double missed() {
        return (double) falseRejects / positives;
    }

    /** 95 % interval of {@link #missed}, as far as the clips are chance's choice. */
    Interval interval() {
        return Interval.ofProportion(falseRejects, positives);
    }

    /** True if both are of one training. */
    boolean isOfSameTraining(Figure other) {
        return rung.equals(other.rung) && seed == other.seed;
    }
}
