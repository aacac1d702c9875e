package triggerword.dataset;

import java.util.List;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;

/**
 * A synthesized recording that knows what is said in it, and when.
 *
 * @param sound     what is heard
 * @param positives where the trigger word lies, by time
 * @param negatives where other words lie, by time
 * @param leftOut   words that found no room in it
 */
public record Scene(Waveform sound, List<TimeSpan> positives, List<TimeSpan> negatives, int leftOut) {
    @Override
    public String toString() {
        return "Scene[" + sound + ", " + positives.size() + " positives, " + negatives.size() + " negatives"
                + (leftOut == 0 ? "" : ", " + leftOut + " left out") + "]";
    }
}
