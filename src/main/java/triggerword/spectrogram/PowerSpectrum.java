package triggerword.spectrogram;

/**
 * The one-sided power spectral density of windowed frames. Each frame's own numbers are added in the same order whatever
 * frames are beside it, so that streaming gives the very bits of the whole.
 */
final class PowerSpectrum {
    private PowerSpectrum() {}

    /** The fastest for this window in this JVM: without the incubating vector module it is the plain one. */
    static FrameTransform of(SpectrogramOptions options) {
        FrameScaling scaling = FrameScaling.of(options);
        if (hasFactorsTwoAndFive(options.windowSamples() / 2)) {
            try {
                // By name: the one class that sees the module.
                return Class.forName("triggerword.spectrogram.VectorSpectrum")
                        .asSubclass(FrameTransform.class)
                        .getDeclaredConstructor(FrameScaling.class)
                        .newInstance(scaling);
            } catch (ReflectiveOperationException | LinkageError missing) {
                return new FoldedSpectrum(scaling);
            }
        }
        return new FoldedSpectrum(scaling);
    }

    private static boolean hasFactorsTwoAndFive(int number) {
        int rest = number;
        while (rest % 2 == 0) {
            rest /= 2;
        }
        while (rest % 5 == 0) {
            rest /= 5;
        }
        return rest == 1;
    }
}
