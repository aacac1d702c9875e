package triggerword.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import triggerword.dataset.Example;
import triggerword.dataset.ExampleEncoder;
import triggerword.dataset.Scene;
import triggerword.spectrogram.Spectrogram;

/**
 * A scene with what a network says of it. Scores are worked out once; thresholds are tried on them afterwards.
 *
 * @param scene  what is heard, and where the words lie
 * @param labels wanted scores, one an output step
 * @param scores the network's scores, one an output step, in [0, 1]
 */
public record ScoredScene(Scene scene, float[] labels, float[] scores) {
    public ScoredScene {
        if (labels.length != scores.length) {
            throw new IllegalArgumentException(
                    "expected " + labels.length + " scores, as there are labels, but was " + scores.length);
        }
    }

    /**
     * Scores every scene; if the thread is interrupted, those done so far.
     *
     * @param network gives the scores of a spectrogram, one an output step
     */
    public static List<ScoredScene> score(
            Function<Spectrogram, float[]> network, ExampleEncoder encoder, List<Scene> scenes) {
        var scored = new ArrayList<ScoredScene>();
        for (Scene scene : scenes) {
            if (Thread.interrupted()) {
                break;
            }
            Example example = encoder.encode(scene);
            scored.add(new ScoredScene(scene, example.y(), network.apply(example.x())));
        }
        return scored;
    }

    /** Time from one output step to the next, in ms. */
    public double stepMs() {
        return scene.sound().durationMs() / scores.length;
    }
}
