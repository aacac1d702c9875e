package triggerword.spectrogram;

import java.util.Arrays;

/** Compresses the power of mel bands in place, frame after frame in the order of time. */
@FunctionalInterface
interface Compressor {
    /** Compresses {@code values[firstFrame * bands]} to the last of {@code frames} frames. */
    void compress(float[] values, int firstFrame, int frames);

    /** A compressor at the beginning of a sound. */
    static Compressor of(Compression compression, int bands) {
        if (compression instanceof Compression.Pcen pcen) {
            return new PcenCompressor(pcen, bands);
        }
        if (compression instanceof Compression.Log log) {
            return (values, firstFrame, frames) -> {
                for (int i = firstFrame * bands; i < (firstFrame + frames) * bands; i++) {
                    values[i] = (float) ((Math.log(values[i] + log.floor()) + log.offset()) / log.scale());
                }
            };
        }
        return (values, firstFrame, frames) -> {};
    }

    /** Per-channel energy normalization, with the running mean of each band. */
    final class PcenCompressor implements Compressor {
        private final Compression.Pcen options;
        private final double biasPower;
        /** Of what is compressed, floor and all; NaN until the first frame. */
        private final double[] means;

        private PcenCompressor(Compression.Pcen options, int bands) {
            this.options = options;
            biasPower = Math.pow(options.bias(), options.power());
            means = new double[bands];
            Arrays.fill(means, Double.NaN);
        }

        @Override
        public void compress(float[] values, int firstFrame, int frames) {
            for (int frame = firstFrame; frame < firstFrame + frames; frame++) {
                for (int band = 0; band < means.length; band++) {
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
}
