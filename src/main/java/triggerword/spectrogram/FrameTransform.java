package triggerword.spectrogram;

/** Samples become frames, in the order of time; what later frames need of earlier ones is kept. */
interface FrameTransform {
    /** Frames transformed together at most. */
    int BLOCK = 128;

    /**
     * Fills {@code values[(firstFrame + f) * bins + bin]} for {@code frames} (at most {@link #BLOCK})
     * frames, the first of which begins at {@code samples[from]}.
     */
    void transform(float[] samples, int from, int frames, float[] values, int firstFrame);

    /** The transform of these features, at the beginning of a sound. */
    static FrameTransform of(Features features) {
        return features instanceof MelOptions mel
                ? new MelSpectrum(mel, MelFilters.NO_WARP)
                : PowerSpectrum.of((SpectrogramOptions) features);
    }
}
