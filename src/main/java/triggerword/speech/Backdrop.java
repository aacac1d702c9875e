package triggerword.speech;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import triggerword.audio.Waveform;

/** Gives a data set its backgrounds: those that can be made on this machine. */
final class Backdrop {
    private static final double HIGHEST_HZ = 7400;

    private final Map<String, Background.Maker> makers = new TreeMap<>();
    private final Path cache;
    private final long seed;

    Backdrop(DataSet data, Path cache, long seed) {
        this.cache = cache;
        this.seed = seed;
        makers.put("recording", new Ambiences(cache));
        makers.put("soundfont", new Soundfont());
        makers.put("noise", new Noises());
        makers.put("babble", new Babble(data));
    }

    /**
     * Makes all backgrounds, and says which cannot be made and what installs them.
     *
     * @throws IOException if a sound cannot be made or written
     */
    void fill(DataSet data, PrintStream out) throws IOException {
        var missing = new TreeSet<String>();
        for (Background background : Background.all()) {
            Background.Maker maker = makers.get(background.kind());
            if (maker.missing().isEmpty()) {
                data.add(background, make(background, maker));
            } else {
                missing.add(maker.missing());
            }
        }
        missing.forEach(out::println);
    }

    private Waveform make(Background background, Background.Maker maker) throws IOException {
        Path folder = Files.createDirectories(cache.resolve(".part-" + UUID.randomUUID()));
        try {
            var random = new SplittableRandom(31 * seed + Digest.number(background.name()));
            float[] samples = maker.make(background, random.nextLong(), folder);
            samples = ClipFinish.band(samples, 30, HIGHEST_HZ);
            ClipFinish.level(samples, random.nextDouble(-58, -48));
            return Waveform.mono(samples, ClipFinish.RATE_HZ);
        } finally {
            Batch.delete(folder);
        }
    }
}
