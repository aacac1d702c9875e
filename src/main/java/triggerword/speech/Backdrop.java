package triggerword.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import triggerword.audio.Digest;
import triggerword.audio.Waveform;

/** Gives a data set its backgrounds: those that can be made on this machine. */
final class Backdrop {
    private static final double HIGHEST_HZ = 7400;

    private final Map<String, Background.Maker> makers = new TreeMap<>();
    private final DataSet data;
    private final Path cache;
    private final long seed;

    Backdrop(DataSet data, Path cache, long seed) {
        this.data = data;
        this.cache = cache;
        this.seed = seed;
        makers.put("recording", new Ambiences(cache));
        makers.put("soundfont", new Soundfont());
        makers.put("noise", new Noises());
        makers.put("babble", new Babble(data));
    }

    /** The packages without which some backgrounds cannot be made. */
    Set<String> missing() {
        return makers.values().stream()
                .flatMap(maker -> maker.missing().stream())
                .collect(Collectors.toSet());
    }

    /**
     * Makes those backgrounds that can be made.
     *
     * @throws IOException          if a sound cannot be made or written
     * @throws InterruptedException if this thread was interrupted
     */
    void fill(List<Background> backgrounds) throws IOException, InterruptedException {
        for (Background background : backgrounds) {
            Background.Maker maker = makers.get(background.kind());
            if (maker.missing().isEmpty() && maker.has(background)) {
                data.add(background, make(background, maker));
            }
        }
    }

    private Waveform make(Background background, Background.Maker maker) throws IOException, InterruptedException {
        try (var work = WorkFolder.in(cache)) {
            var random = Digest.random(seed, background.name());
            float[] samples = maker.make(background, random.nextLong(), work.path());
            samples = ClipFinish.band(samples, 30, HIGHEST_HZ);
            ClipFinish.level(samples, random.nextDouble(-58, -48));
            return Waveform.mono(samples, ClipFinish.RATE_HZ);
        }
    }
}
