package triggerword.evaluation;

import java.util.Comparator;
import java.util.List;
import triggerword.model.DetectorOptions;

/** The words that a detector heard least, and what it took for the word most surely. */
public final class Worst {
    private Worst() {}

    /** The words that are missed under a rule, at most so many, the least heard first. */
    public static List<ScoredClip> misses(Measurement measurement, DetectorOptions rule, int most) {
        return measurement.clips().stream()
                .filter(clip -> clip.isMissed(rule))
                .sorted(Comparator.comparingDouble(clip -> clip.missedFrom(rule)))
                .limit(most)
                .toList();
    }

    /** The last false accepts to go as the threshold rises, at most so many, the surest first. */
    public static List<FalseAccept> falseAccepts(Measurement measurement, int most) {
        DetectorOptions rule = measurement.rule().withThreshold(measurement.threshold(most));
        return measurement.streams().stream()
                .flatMap(stream -> stream.falseAccepts(rule).stream().map(found -> FalseAccept.of(stream, found)))
                .sorted(Comparator.comparingDouble(accept -> -accept.peak()))
                .toList();
    }
}
