package triggerword.spectrogram;

/**
 * What a network hears of a sound: frames of {@code bins} values, one every {@code hopSamples}, each from the
 * {@code windowSamples} samples that it begins with.
 *
 * <p>The course's are power densities ({@link SpectrogramOptions}); those of speech recognition follow the ear
 * ({@link MelOptions}). {@link Spectrogram#of} makes them of a whole sound, {@link SpectrogramStream} of one that arrives
 * piece by piece.
 */
public sealed interface Features permits SpectrogramOptions, MelOptions {
    /** Rate of the sound that is expected, in Hz. */
    int sampleRateHz();

    /** Samples that a frame is made of. */
    int windowSamples();

    /** Samples from one frame to the next. */
    int hopSamples();

    /** Values of a frame. */
    int bins();

    /** Whole frames in this many samples; 0 if they are fewer than a window. */
    default int frames(int samples) {
        return samples < windowSamples() ? 0 : (samples - windowSamples()) / hopSamples() + 1;
    }

    /** Time from one frame to the next, in ms. */
    default double hopMs() {
        return 1000.0 * hopSamples() / sampleRateHz();
    }
}
