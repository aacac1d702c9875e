package triggerword.spectrogram;

import java.util.Arrays;

/** Per-channel energy normalization, with the running mean of each band, from number {@code first} on. */
final class PcenCompressor implements Compressor {
    private final Compression.Pcen options;
    private final double biasPower;
    private final int first;
    /** Of what is compressed, floor and all; NaN until the first frame. */
    private final double[] means;

    PcenCompressor(Compression.Pcen options, int bands, int first) {
        this.options = options;
        this.first = first;
        biasPower = Math.pow(options.bias(), options.power());
        means = new double[bands];
        Arrays.fill(means, Double.NaN);
    }

    @Override
    public void compress(float[] values, int firstFrame, int frames) {
        for (int frame = firstFrame; frame < firstFrame + frames; frame++) {
            for (int band = first; band < means.length; band++) {
                int i = frame * means.length + band;
                values[i] = (float) next(band, options.inputScale() * values[i] + options.floor());
            }
        }
    }

    private double next(int band, double energy) {
        double mean = means[band];
        mean = Double.isNaN(mean) ? energy : mean + options.smoothing() * (energy - mean);
        means[band] = mean;
        double ratio = energy * Math.pow(mean, -options.gain());
        double sum = ratio + options.bias();
        // a root costs a tenth of a power, and a half is what power mostly is
        return (options.power() == 0.5 ? Math.sqrt(sum) : Math.pow(sum, options.power())) - biasPower;
    }
}
