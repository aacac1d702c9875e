package triggerword.augmentation;

import triggerword.audio.Waveform;

/** Puts noise behind speech at a wanted signal-to-noise ratio. */
public final class NoiseMix {
    private NoiseMix() {}

    /**
     * Speech with noise added; the speech itself is not changed.
     *
     * <p>The ratio is that of the speech's mean power where somebody speaks ({@link SpeechActivity}) to the noise's mean
     * power over the whole length: silence around a word must not make the noise weaker, and a bark between two words
     * must not make it stronger.
     *
     * @param speech mono, clean
     * @param noise  mono, of the same rate and length (see {@link #section})
     * @param snrDb  wanted ratio, in dB
     * @return as long as the speech; samples may leave [-1, 1)
     * @throws IllegalArgumentException if one of the two is silent, or their rates or lengths differ
     */
    public static Waveform mix(Waveform speech, Waveform noise, double snrDb) {
        Mono.sameRate(speech, noise);
        if (noise.frames() != speech.frames()) {
            throw new IllegalArgumentException(
                    "expected noise of " + speech.frames() + " samples but was " + noise.frames());
        }
        float[] background = Mono.samples(noise);
        double speechPower = SpeechActivity.power(speech);
        double noisePower = Mono.power(background, 0, background.length);
        if (speechPower == 0 || noisePower == 0) {
            throw new IllegalArgumentException("expected sound but the " + (speechPower == 0 ? "speech" : "noise")
                    + " was silent: " + (speechPower == 0 ? speech : noise));
        }
        float factor = (float) Math.sqrt(speechPower / noisePower * Math.pow(10, -snrDb / 10));
        float[] words = speech.samples();
        var out = new float[words.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = words[i] + factor * background[i];
        }
        return Waveform.mono(out, speech.sampleRateHz());
    }

    /**
     * A stretch of a noise; where the noise ends it begins again.
     *
     * @param noise  mono
     * @param from   first sample, at least 0; counted on past the noise's end
     * @param frames wanted length, in samples
     */
    public static Waveform section(Waveform noise, int from, int frames) {
        float[] samples = Mono.samples(noise);
        var out = new float[frames];
        int position = from % samples.length;
        for (int done = 0; done < frames; ) {
            int count = Math.min(frames - done, samples.length - position);
            System.arraycopy(samples, position, out, done, count);
            done += count;
            position = 0;
        }
        return Waveform.mono(out, noise.sampleRateHz());
    }
}
