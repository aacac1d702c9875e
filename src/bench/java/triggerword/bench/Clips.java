package triggerword.bench;

import java.io.IOException;
import java.nio.file.Path;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Waveform;
import triggerword.dataset.SceneSynthesizer;
import triggerword.dataset.SynthesisOptions;

/** The shipped clips. */
final class Clips {
    private static final int COURSE_RATE_HZ = 44_100;

    private Clips() {}

    /** Those to train on, at the course's rate. */
    static ClipLibrary training() throws IOException {
        return training(COURSE_RATE_HZ);
    }

    private static ClipLibrary training(int sampleRateHz) throws IOException {
        return ClipLibrary.load(Path.of("data"), sampleRateHz).split(Split.TRAIN);
    }

    /** Scenes of words and noise, one after the other. */
    static Waveform scenes(int seconds, int sampleRateHz) throws IOException {
        var synthesizer = new SceneSynthesizer(training(sampleRateHz), SynthesisOptions.course());
        var samples = new float[seconds * sampleRateHz];
        int filled = 0;
        for (int scene = 0; filled < samples.length; scene++) {
            float[] more = synthesizer.scene(1, scene).sound().samples();
            int length = Math.min(more.length, samples.length - filled);
            System.arraycopy(more, 0, samples, filled, length);
            filled += length;
        }
        return Waveform.mono(samples, sampleRateHz);
    }
}
