package triggerword.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triggerword.audio.AudioFile;
import triggerword.model.Model;
import triggerword.spectrogram.Spectrogram;

/** Public weights of the course's network on recordings of the course, against an independent float64 forward pass. */
class CourseModelsTest {
    private static Path course() {
        String set = System.getProperty("TRIGGER_COURSE", System.getenv("TRIGGER_COURSE"));
        Path folder = Path.of(set == null ? "../shared/course" : set);
        assumeTrue(
                Files.isDirectory(folder.resolve("models")),
                "skipped: TRIGGER_COURSE is not set to a folder with the course's models and recordings");
        return folder;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model.h5      | raw_data/dev/1.wav          | 0.286 |",
                "model.h5      | raw_data/dev/2.wav          | 0.312 |",
                "model.h5      | audio_examples/my_audio.wav | 0.714 | 3.83 0.586, 6.45 0.714, 8.58 0.590",
                "model_new8.h5 | raw_data/dev/1.wav          | 0.082 |",
                "model_new8.h5 | raw_data/dev/2.wav          | 0.825 | 3.57 0.825, 6.52 0.585",
                "model_new8.h5 | audio_examples/my_audio.wav | 0.986 | 0.82 0.600, 8.66 0.986",
            })
    void hearsWhatTheReferenceHears(String file, String sound, double maximum, String triggers) throws IOException {
        Model model = KerasImport.load(course().resolve("models").resolve(file));
        Spectrogram spectrogram = Spectrogram.of(
                AudioFile.read(course().resolve(sound)), model.member().features());
        float[] scores = TriggerNetwork.of(model).score(spectrogram);
        assertThat(String.join(", ", runs(scores))).isEqualTo(triggers == null ? "" : triggers);
        float highest = 0;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        assertThat(String.format(Locale.ROOT, "%.3f", highest)).isEqualTo(String.format(Locale.ROOT, "%.3f", maximum));
    }

    /** Where scores are above 0.5: the time in s (the course's, 10 s in 1375 steps) of each run's highest, and that score. */
    private static List<String> runs(float[] scores) {
        var runs = new ArrayList<String>();
        for (int step = 0; step < scores.length; step++) {
            if (scores[step] > 0.5) {
                int highest = step;
                for (; step < scores.length && scores[step] > 0.5; step++) {
                    highest = scores[step] > scores[highest] ? step : highest;
                }
                runs.add(String.format(Locale.ROOT, "%.2f %.3f", highest * 10.0 / scores.length, scores[highest]));
            }
        }
        return runs;
    }
}
