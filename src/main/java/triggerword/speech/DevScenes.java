package triggerword.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import triggerword.audio.AudioFile;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;
import triggerword.audio.TimeSpan;
import triggerword.audio.WholeFile;
import triggerword.dataset.Scene;
import triggerword.dataset.SceneSynthesizer;
import triggerword.dataset.SynthesisOptions;

/** Ten-second scenes like the course's dev set, from persons and backgrounds that training never sees. */
final class DevScenes {
    private static final int COUNT = 25;
    /** Words lie about 13 dB above the backgrounds then, each a few dB more or less. */
    private static final double BACKGROUND_DB = 1;

    private static final double LOUDNESS_DBFS = -48;

    private DevScenes() {}

    /**
     * Writes {@code dev/scene-01.flac} and so on beside the clips of a data set, and {@code dev/labels.csv}: a row a word
     * with its file, its kind, and its first and last millisecond. Without clips to test on it writes nothing.
     *
     * @throws IOException if the data set cannot be read or a file cannot be written
     */
    static void write(Path folder, long seed) throws IOException {
        ClipLibrary clips = ClipLibrary.load(folder, ClipFinish.RATE_HZ)
                .split(Split.TEST)
                // Whether a word that contains the trigger word should set it off is a matter of taste: no labels for
                // it.
                .only(clip -> !clip.category().equals("contains"));
        if (clips.positives().isEmpty() || clips.negatives().isEmpty()) {
            return;
        }
        SynthesisOptions options =
                SynthesisOptions.defaults().withBackgroundGainDb(BACKGROUND_DB).withTargetDbfs(LOUDNESS_DBFS);
        List<Scene> scenes = new SceneSynthesizer(clips, options).scenes(COUNT, seed);
        var labels = new StringBuilder("file,kind,start_ms,end_ms\n");
        for (int i = 0; i < scenes.size(); i++) {
            Scene scene = scenes.get(i);
            String file = String.format(Locale.ROOT, "dev/scene-%02d.flac", i + 1);
            AudioFile.writeFlac(scene.sound(), folder.resolve(file));
            label(labels, file, Clip.Kind.POSITIVE, scene.positives());
            label(labels, file, Clip.Kind.NEGATIVE, scene.negatives());
        }
        Path table = Files.createDirectories(folder.resolve("dev")).resolve("labels.csv");
        WholeFile.write(table, out -> out.write(labels.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void label(StringBuilder labels, String file, Clip.Kind kind, List<TimeSpan> spans) {
        for (TimeSpan span : spans) {
            labels.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%d\n",
                    file,
                    kind.name().toLowerCase(Locale.ROOT),
                    span.startMs(),
                    span.endMs()));
        }
    }
}
