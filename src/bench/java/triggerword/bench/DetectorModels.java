package triggerword.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import triggerword.audio.AudioFile;
import triggerword.model.DetectorOptions;
import triggerword.model.Member;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;
import triggerword.model.NetworkShape;
import triggerword.model.Provenance;
import triggerword.network.NetworkFile;
import triggerword.spectrogram.Features;
import triggerword.spectrogram.SpectrogramOptions;
import triggerword.training.VoicesOptions;

/** What detectors are measured with: models of random weights, which cost what trained ones do, and a minute of sound. */
public final class DetectorModels {
    private static final int SECONDS = 60;
    private static final int SAMPLE_RATE_HZ = 16_000;

    private DetectorModels() {}

    /**
     * Writes {@code course.zip}, {@code voices.zip} (the group of {@link VoicesOptions#defaults}) and {@code scenes.wav},
     * 16 kHz.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        write(folder.resolve("course.zip"), List.of(member(SpectrogramOptions.course(), NetworkOptions.course())));
        var voices = VoicesOptions.defaults();
        write(
                folder.resolve("voices.zip"),
                voices.members().stream()
                        .map(member -> member(voices.features(member.view()), member.shape()))
                        .toList());
        AudioFile.write(Clips.scenes(SECONDS, SAMPLE_RATE_HZ), folder.resolve("scenes.wav"));
    }

    private static Member member(Features features, NetworkShape shape) {
        return new Member(features, RandomWeights.of(shape));
    }

    private static void write(Path file, List<Member> members) throws IOException {
        NetworkFile.write(file, new Model("bench", members, DetectorOptions.course(), Provenance.unknown()));
    }
}
