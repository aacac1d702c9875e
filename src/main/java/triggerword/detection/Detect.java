package triggerword.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import triggerword.audio.AudioFile;
import triggerword.audio.Waveform;
import triggerword.model.Model;
import triggerword.model.ModelFile;

/** The detector alone: {@code java -jar trigger-word-detector.jar MODEL SOUND} prints when the word is heard. */
public final class Detect {
    private Detect() {}

    /**
     * Prints the detections in a sound, time in seconds and score; what these numbers are, or that there are none, it says on
     * the error output. Ends the program with 1 and one sentence if the model or the sound cannot be read.
     *
     * @param arguments a model's file; a WAV or FLAC file of any rate
     */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("expected a model and a sound, as in java -jar trigger-word-detector.jar MODEL SOUND");
            System.exit(1);
        }
        try {
            Model model = ModelFile.read(Path.of(arguments[0]));
            Waveform sound = AudioFile.read(Path.of(arguments[1]));
            List<Detection> heard = new Detector(model).detect(sound);
            // Beside the output, which programs read.
            System.err.println(heard.isEmpty() ? "not heard" : "seconds\tscore");
            for (Detection detection : heard) {
                System.out.printf(Locale.ROOT, "%.2f\t%.3f%n", detection.timeMs() / 1000, detection.score());
            }
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
