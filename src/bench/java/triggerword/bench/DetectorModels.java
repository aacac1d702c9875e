package triggerword.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import triggerword.audio.AudioFile;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;
import triggerword.model.NetworkShape;
import triggerword.model.Provenance;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.network.NetworkFile;
import triggerword.spectrogram.Features;
import triggerword.spectrogram.MelOptions;
import triggerword.spectrogram.SpectrogramOptions;

/** What detectors are measured with: models of random weights, which cost what trained ones do, and a minute of sound. */
public final class DetectorModels {
    private static final int SECONDS = 60;
    private static final int SAMPLE_RATE_HZ = 16_000;

    private DetectorModels() {}

    /**
     * Writes {@code course.zip}, {@code mel.zip} and {@code scenes.wav}, 16 kHz.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        write(folder.resolve("course.zip"), SpectrogramOptions.course(), NetworkOptions.course());
        write(folder.resolve("mel.zip"), MelOptions.logMel(), TemporalConvolutionOptions.defaults());
        AudioFile.write(Clips.scenes(SECONDS, SAMPLE_RATE_HZ), folder.resolve("scenes.wav"));
    }

    private static void write(Path file, Features features, NetworkShape shape) throws IOException {
        NetworkFile.write(file, Model.of("bench", features, RandomWeights.of(shape), Provenance.unknown()));
    }
}
