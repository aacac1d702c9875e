package triggerword.evaluation;

import java.util.List;
import java.util.Locale;
import triggerword.audio.Clip;
import triggerword.audio.Waveform;
import triggerword.detection.Detection;
import triggerword.detection.ScoreTrack;
import triggerword.model.DetectorOptions;

/**
 * Clips without the word, one after the other, with what the detector makes of them: every detection is a false accept.
 *
 * @param clips      what is heard
 * @param condition  what is heard behind them
 * @param seed       gives the sound again
 * @param durationMs how long they are together, in ms
 * @param track      the scores
 */
public record ScoredStream(List<Clip> clips, Condition condition, long seed, double durationMs, ScoreTrack track) {
    public ScoredStream {
        clips = List.copyOf(clips);
    }

    /** The false accepts under a decision rule, in the order of time. */
    public List<Detection> falseAccepts(DetectorOptions rule) {
        return track.detections(rule);
    }

    /** The clip that is heard at a time, in ms from the beginning; the last one after the end. */
    public Clip clipAt(double timeMs) {
        double endMs = 0;
        for (Clip clip : clips) {
            endMs += clip.durationMs();
            if (timeMs < endMs) {
                return clip;
            }
        }
        return clips.get(clips.size() - 1);
    }

    /** What was heard, made again; mono. */
    public Waveform sound() {
        return Take.running(clips, condition, seed);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "ScoredStream[%d clips, %s, %.1f s]", clips.size(), condition.name(), durationMs / 1000);
    }
}
