package triggerword.spectrogram;

/**
 * Compresses the power of mel bands in place, frame after frame in the order of time. Each band's own numbers come about in
 * the same way whatever frames are beside it, so that streaming gives the very bits of the whole.
 */
@FunctionalInterface
interface Compressor {
    /** Compresses {@code values[firstFrame * bands]} to the last of {@code frames} frames. */
    void compress(float[] values, int firstFrame, int frames);

    /** The fastest in this JVM, at the beginning of a sound. */
    static Compressor of(Compression compression, int bands) {
        if (compression instanceof Compression.None) {
            return (values, firstFrame, frames) -> {};
        }
        try {
            // By name: that class sees the incubating module, this one must do without.
            return Class.forName("triggerword.spectrogram.VectorCompressor")
                    .asSubclass(Compressor.class)
                    .getDeclaredConstructor(Compression.class, int.class)
                    .newInstance(compression, bands);
        } catch (ReflectiveOperationException | LinkageError missing) {
            return plain(compression, bands, 0);
        }
    }

    /** A compressor in double precision, at the beginning of a sound, that leaves the bands below number {@code first}. */
    static Compressor plain(Compression compression, int bands, int first) {
        return compression instanceof Compression.Pcen pcen
                ? new PcenCompressor(pcen, bands, first)
                : new LogCompressor((Compression.Log) compression, bands, first);
    }
}
