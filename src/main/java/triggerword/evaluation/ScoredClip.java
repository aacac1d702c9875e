package triggerword.evaluation;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import triggerword.audio.Clip;
import triggerword.audio.TimeSpan;
import triggerword.detection.Detection;
import triggerword.detection.ScoreTrack;
import triggerword.model.DetectorOptions;

/**
 * One clip, heard alone, with what the detector makes of it.
 *
 * @param clip      what is said
 * @param condition what is heard behind it
 * @param seed      gives the take again
 * @param word      where in the take somebody speaks
 * @param track     the take's scores
 */
public record ScoredClip(Clip clip, Condition condition, long seed, TimeSpan word, ScoreTrack track) {
    /**
     * The detection that answers the clip: the first from the word's beginning on, up to the end of the room after the clip.
     * An earlier one answers nothing, but may keep the detector deaf for its refractory time, as it would live.
     */
    public Optional<Detection> answer(DetectorOptions rule) {
        return track.detections(rule).stream()
                .filter(detection -> detection.timeMs() >= word.startMs())
                .findFirst();
    }

    /** True if no detection answers the clip. */
    public boolean isMissed(DetectorOptions rule) {
        return answer(rule).isEmpty();
    }

    /**
     * The threshold at which the clip is missed, as at every higher one, and just below which it is heard: how surely it was
     * heard. 0 if it is missed at every one.
     *
     * <p>Farther below it may be missed, too: a lower threshold lets an earlier trigger through, after which the detector is
     * deaf.
     */
    public double missedFrom(DetectorOptions rule) {
        // From one score to the next nothing changes: a threshold just below each of them is all that there is to try.
        return fallingScores()
                .filter(score -> !isMissed(rule.withThreshold(Math.nextDown(score))))
                .findFirst()
                .orElse(0);
    }

    /** The scores that a threshold can lie below, each once. */
    private DoubleStream fallingScores() {
        float[] scores = track.scores();
        return IntStream.range(0, scores.length)
                .mapToDouble(step -> -scores[step])
                .filter(negative -> negative < 0)
                .sorted()
                .distinct()
                .map(negative -> -negative);
    }

    /** From the word's end to the moment the detector could trigger, in ms; negative within the word; none if it is missed. */
    public OptionalDouble latencyMs(DetectorOptions rule) {
        return answer(rule)
                .map(detection -> OptionalDouble.of(detection.timeMs() + track.delayMs() - (word.endMs() + 1)))
                .orElse(OptionalDouble.empty());
    }

    /** What was heard, made again. */
    public Take take() {
        return Take.of(clip, condition, seed);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ScoredClip[%s, %s]", clip.file().getFileName(), condition.name());
    }
}
