package triggerword.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import triggerword.audio.AudioFile;
import triggerword.audio.Resampler;

/** The recorded loops of the program Blanket: rain, waves, a coffee shop. */
final class Ambiences implements Background.Maker {
    /** Blanket's own; another may lie unpacked in the cache, in a folder of this name. */
    static final String PACKAGE = "blanket";

    private static final String SOUNDS = "usr/share/blanket/blanket.gresource";
    private static final int LONGEST = 35 * ClipFinish.RATE_HZ;
    private static final int CROSSFADE = ClipFinish.RATE_HZ;

    private final List<Path> places;

    /** @param cache a folder in which the package may lie unpacked, as {@code blanket/usr/share/…} */
    Ambiences(Path cache) {
        places = List.of(Path.of("/").resolve(SOUNDS), cache.resolve(PACKAGE).resolve(SOUNDS));
    }

    @Override
    public Set<String> missing() {
        var missing = new HashSet<String>();
        if (!Program.exists("gresource")) {
            missing.add("libglib2.0-bin");
        }
        if (!Program.exists("oggdec")) {
            missing.add("vorbis-tools");
        }
        if (resource().isEmpty()) {
            missing.add(PACKAGE);
        }
        return missing;
    }

    private Optional<Path> resource() {
        return places.stream().filter(Files::exists).findFirst();
    }

    @Override
    public float[] make(Background background, long seed, Path folder) throws IOException, InterruptedException {
        Path ogg = folder.resolve("sound.ogg");
        var process = new ProcessBuilder(
                        "gresource",
                        "extract",
                        resource().orElseThrow().toString(),
                        "/com/rafaelmardojai/Blanket/sounds/" + background.what() + ".ogg")
                .redirectOutput(ogg.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("expected the sound " + background.what() + " in "
                        + resource().orElseThrow() + " but there is none: Blanket 0.7 has it.");
            }
        } finally {
            process.destroyForcibly();
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
