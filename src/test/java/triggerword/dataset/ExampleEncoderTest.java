package triggerword.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import triggerword.Golden;
import triggerword.audio.TimeSpan;
import triggerword.spectrogram.Spectrogram;

class ExampleEncoderTest {
    private static final Scene SCENE =
            new Scene(Golden.segment(441_000, 1, 44_100, 3), List.of(new TimeSpan(1000, 5000)), List.of(), 0);

    @Test
    void aSceneBecomesTheCoursesXAndY() {
        ExampleEncoder course = ExampleEncoder.course();
        Example example = course.encode(SCENE);
        assertThat(example).hasToString("Example[x 5511 × 101, y 1375]");
        assertThat(example.x().values())
                .isEqualTo(Spectrogram.of(SCENE.sound(), course.features()).values());
        assertThat(example.y()).isEqualTo(course.labels().labels(SCENE.positives(), 10_000));
    }

    @Test
    void aListIsEncodedAsItsScenesAreAskedFor() {
        List<Example> examples = ExampleEncoder.course().encode(List.of(SCENE, SCENE));
        assertThat(examples).hasSize(2);
        assertThat(examples.get(1).x().values()).isEqualTo(examples.get(0).x().values());
        assertThat(examples.get(0)).isNotSameAs(examples.get(0));
    }
}
