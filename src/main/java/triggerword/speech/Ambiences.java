package triggerword.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import triggerword.audio.AudioFile;
import triggerword.audio.Resampler;

/** The recorded loops of the program Blanket: rain, waves, a coffee shop. */
final class Ambiences implements Background.Maker {
    private static final String SOUNDS = "usr/share/blanket/blanket.gresource";
    private static final int LONGEST = 35 * ClipFinish.RATE_HZ;
    private static final int CROSSFADE = ClipFinish.RATE_HZ;

    private final Path unpacked;
    private final List<Path> places;

    /** @param cache a folder in which the package may lie unpacked, as {@code blanket/usr/share/…} */
    Ambiences(Path cache) {
        unpacked = cache.resolve("blanket");
        places = List.of(Path.of("/").resolve(SOUNDS), unpacked.resolve(SOUNDS));
    }

    @Override
    public String missing() {
        if (!Program.exists("gresource") || !Program.exists("oggdec")) {
            return "Recorded backgrounds: sudo apt-get install libglib2.0-bin vorbis-tools";
        }
        return resource().isPresent()
                ? ""
                : "Recorded backgrounds: sudo apt-get install blanket (0.7 or newer; where there is none, get Debian's"
                        + " package from trixie and unpack it: dpkg-deb -x blanket_*.deb " + unpacked + ")";
    }

    private Optional<Path> resource() {
        return places.stream().filter(Files::exists).findFirst();
    }

    @Override
    public float[] make(Background background, long seed, Path folder) throws IOException {
        Path ogg = folder.resolve("sound.ogg");
        var process = new ProcessBuilder(
                        "gresource",
                        "extract",
                        resource().orElseThrow().toString(),
                        "/com/rafaelmardojai/Blanket/sounds/" + background.what() + ".ogg")
                .redirectOutput(ogg.toFile())
                .start();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while unpacking " + background.name(), e);
        }
        Path wav = folder.resolve("sound.wav");
        Program.run(folder, "oggdec", "--quiet", "-o", wav.toString(), ogg.toString());
        float[] samples = Resampler.resample(AudioFile.read(wav).toMono(), ClipFinish.RATE_HZ)
                .samples();
        while (samples.length < 12 * ClipFinish.RATE_HZ) {
            samples = joined(samples);
        }
        return Arrays.copyOf(samples, Math.min(samples.length, LONGEST));
    }

    /** Twice the sound, crossfaded: scenes need ten seconds. */
    private static float[] joined(float[] samples) {
        int step = samples.length - CROSSFADE;
        var out = new float[step + samples.length];
        for (int i = 0; i < samples.length; i++) {
            double in = Math.min(1, (double) i / CROSSFADE);
            double fall = Math.min(1, (double) (samples.length - 1 - i) / CROSSFADE);
            out[i] += (float) (samples[i] * Math.sqrt(fall));
            out[step + i] += (float) (samples[i] * Math.sqrt(in));
        }
        return out;
    }
}
