package triggerword.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import triggerword.audio.Waveform;
import triggerword.spectrogram.Spectrogram;
import triggerword.spectrogram.SpectrogramOptions;

/** The spectrogram of 10 s: 441,000 samples become 5511 frames × 101 bins. */
record SpectrogramWork(Waveform sound) implements Work {
    private static final int SAMPLES = 441_000;
    private static final int INT16 = 1 << 15;

    /** Writes {@code samples.npy}, on the scale of int16, and {@code output.npy}. */
    static SpectrogramWork prepare(Path folder) throws IOException {
        var random = new Random(1);
        var samples = new float[SAMPLES];
        var scaled = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            scaled[i] = Math.round(3000 * random.nextGaussian());
            samples[i] = scaled[i] / INT16;
        }
        var work = new SpectrogramWork(Waveform.mono(samples, 44_100));
        Spectrogram spectrogram = work.spectrogram();
        NpyFile.write(folder.resolve("samples.npy"), scaled, SAMPLES);
        NpyFile.write(folder.resolve("output.npy"), spectrogram.values(), spectrogram.frames(), spectrogram.bins());
        return work;
    }

    private Spectrogram spectrogram() {
        return Spectrogram.of(sound, SpectrogramOptions.course());
    }

    @Override
    public double run() {
        return spectrogram().at(0, 0);
    }
}
