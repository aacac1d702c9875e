package triggerword.dataset;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import triggerword.spectrogram.Features;
import triggerword.spectrogram.Spectrogram;
import triggerword.spectrogram.SpectrogramOptions;

/**
 * Turns scenes into what a network learns from.
 *
 * @param features how sound becomes x
 * @param labels   how time spans become y
 */
public record ExampleEncoder(Features features, LabelOptions labels) {
    /** The course's: x of 5511 × 101, y of 1375 steps. */
    public static ExampleEncoder course() {
        return new ExampleEncoder(SpectrogramOptions.course(), LabelOptions.course());
    }

    /** The example of one scene. */
    public Example encode(Scene scene) {
        int durationMs = (int) Math.rint(scene.sound().durationMs());
        return new Example(Spectrogram.of(scene.sound(), features), labels.labels(scene.positives(), durationMs));
    }

    /** The examples of many scenes, as a list that encodes a scene each time it is asked for one. */
    public List<Example> encode(List<Scene> scenes) {
        return new LazyExamples(this, scenes);
    }

    private static final class LazyExamples extends AbstractList<Example> implements RandomAccess {
        private final ExampleEncoder encoder;
        private final List<Scene> scenes;

        LazyExamples(ExampleEncoder encoder, List<Scene> scenes) {
            this.encoder = encoder;
            this.scenes = scenes;
        }

        @Override
        public Example get(int index) {
            return encoder.encode(scenes.get(index));
        }

        @Override
        public int size() {
            return scenes.size();
        }
    }
}
