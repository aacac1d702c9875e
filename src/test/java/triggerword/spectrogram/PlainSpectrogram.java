package triggerword.spectrogram;

/** The spectrogram by its definition: a double sum for every value. */
final class PlainSpectrogram {
    private PlainSpectrogram() {}

    static double[] of(float[] samples, SpectrogramOptions options) {
        int size = options.windowSamples();
        var window = new double[size];
        var cosine = new double[size];
        var sine = new double[size];
        double power = 0;
        for (int n = 0; n < size; n++) {
            window[n] = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / (size - 1));
            power += window[n] * window[n];
            cosine[n] = Math.cos(2 * Math.PI * n / size);
            sine[n] = Math.sin(2 * Math.PI * n / size);
        }
        var values = new double[options.frames(samples.length) * options.bins()];
        for (int i = 0; i < values.length; i++) {
            int start = i / options.bins() * options.hopSamples();
            int bin = i % options.bins();
            double real = 0;
            double imaginary = 0;
            for (int n = 0; n < size; n++) {
                double sample = window[n] * samples[start + n] * 32768;
                real += sample * cosine[bin * n % size];
                imaginary -= sample * sine[bin * n % size];
            }
            int sides = bin == 0 || bin == size / 2 ? 1 : 2;
            values[i] = sides * (real * real + imaginary * imaginary) / (options.densityRateHz() * power);
        }
        return values;
    }
}
