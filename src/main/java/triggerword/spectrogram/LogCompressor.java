package triggerword.spectrogram;

/** Logarithms of the bands from number {@code first} on. */
record LogCompressor(Compression.Log options, int bands, int first) implements Compressor {
    @Override
    public void compress(float[] values, int firstFrame, int frames) {
        for (int frame = firstFrame; frame < firstFrame + frames; frame++) {
            for (int i = frame * bands + first; i < (frame + 1) * bands; i++) {
                values[i] = (float) ((Math.log(values[i] + options.floor()) + options.offset()) / options.scale());
            }
        }
    }
}
