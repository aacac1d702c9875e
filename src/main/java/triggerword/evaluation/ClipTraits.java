package triggerword.evaluation;

import triggerword.audio.Clip;
import triggerword.audio.Resampler;
import triggerword.audio.Waveform;
import triggerword.augmentation.Level;
import triggerword.augmentation.SpeechActivity;
import triggerword.spectrogram.MelOptions;
import triggerword.spectrogram.Spectrogram;

/**
 * What may make a clip harder to hear than others, and how it sounds.
 *
 * @param clip      the clip
 * @param levelDbfs loudness where somebody speaks, in dBFS
 * @param snrDb     how much louder that is than the quietest tenth of the clip, in dB
 * @param seconds   from the beginning to the end of speech
 * @param shape     log-mel bands of its speech, brought to one length and one loudness
 */
record ClipTraits(Clip clip, double levelDbfs, double snrDb, double seconds, float[] shape) {
    /** Frames that the speech is brought to: some 30 ms of a word. */
    private static final int FRAMES = 24;

    private static final MelOptions FEATURES = MelOptions.logMel();

    static ClipTraits of(Clip clip) {
        Waveform sound = clip.sound().toMono();
        double level = SpeechActivity.levelDbfs(sound);
        return new ClipTraits(
                clip,
                level,
                level - Take.floorDbfs(clip),
                SpeechActivity.span(sound).durationMs() / 1000.0,
                shape(Level.peak(SpeechActivity.trim(sound), 0)));
    }

    private static float[] shape(Waveform speech) {
        Spectrogram bands = Spectrogram.of(Resampler.resample(speech, FEATURES.sampleRateHz()), FEATURES);
        var shape = new float[FRAMES * bands.bins()];
        for (int frame = 0; frame < FRAMES; frame++) {
            int from = Math.min(frame * bands.frames() / FRAMES, Math.max(0, bands.frames() - 1));
            for (int bin = 0; bin < bands.bins(); bin++) {
                shape[frame * bands.bins() + bin] = bands.at(from, bin);
            }
        }
        return shape;
    }

    /** How differently the two sound: root mean square difference of their bands, in the bands' unit. */
    double distance(ClipTraits other) {
        double sum = 0;
        for (int i = 0; i < shape.length; i++) {
            sum += Math.pow(shape[i] - other.shape[i], 2);
        }
        return Math.sqrt(sum / shape.length);
    }
}
