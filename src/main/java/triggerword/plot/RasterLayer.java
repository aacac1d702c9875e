package triggerword.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.function.DoubleToIntFunction;
import java.util.stream.IntStream;
import triggerword.spectrogram.Spectrogram;
import triggerword.spectrogram.SpectrogramOptions;

/**
 * A spectrogram as a picture: x in seconds, y in kHz or mel bands.
 *
 * <p>Where several frames or bins share a device pixel the loudest shows, so that a click does not drown. A frame covers
 * one hop around the middle of its window, a bin one bin's width around its frequency. Half a window at either end belongs
 * to no frame and stays empty.
 *
 * @param spectrogram what is shown
 * @param scale       from its values to parts of the colours
 * @param palette     from 0 for the darkest to 1 for the brightest, as {@code 0xRRGGBB}
 */
record RasterLayer(Spectrogram spectrogram, ValueScale scale, DoubleToIntFunction palette) implements Layer {
    private static final int OPAQUE = 0xff000000;

    RasterLayer(Spectrogram spectrogram, ValueScale scale) {
        this(spectrogram, scale, Viridis::rgb);
    }

    @Override
    public void paint(Graphics2D g, PlotArea area) {
        BufferedImage image = image(area);
        var place = AffineTransform.getTranslateInstance(
                area.box().getX(), area.box().getY());
        place.scale(area.box().getWidth() / image.getWidth(), area.box().getHeight() / image.getHeight());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(image, place, null);
    }

    private BufferedImage image(PlotArea area) {
        var image = new BufferedImage(area.columns(), area.rows(), BufferedImage.TYPE_INT_ARGB);
        WritableRaster pixels = image.getRaster();
        int[] shades = IntStream.rangeClosed(0, ValueScale.STEPS)
                .map(step -> OPAQUE | palette.applyAsInt((double) step / ValueScale.STEPS))
                .toArray();
        int[] bins = bins(area);
        float[] values = new float[spectrogram.bins()];
        int[] colors = new int[area.rows()];
        int fromBefore = -1;
        int toBefore = -1;
        for (int column = 0; column < image.getWidth(); column++) {
            double start = frame(area.columnStart(column));
            double end = frame(area.columnStart(column + 1));
            if (end < 0 || start >= spectrogram.frames()) {
                continue;
            }
            int from = clip(start, spectrogram.frames());
            int to = clip(end, spectrogram.frames());
            // Where few frames fill the picture, neighbours show the same ones.
            if (from != fromBefore || to != toBefore) {
                pool(from, to, values);
                color(values, bins, shades, colors);
                fromBefore = from;
                toBefore = to;
            }
            pixels.setDataElements(column, 0, 1, colors.length, colors);
        }
        return image;
    }

    /** The greatest value of each bin from one frame to another (exclusive, but at least the first). */
    private void pool(int from, int to, float[] values) {
        Arrays.fill(values, Float.NEGATIVE_INFINITY);
        for (int frame = from; frame < Math.max(to, from + 1); frame++) {
            for (int bin = 0; bin < values.length; bin++) {
                values[bin] = Math.max(values[bin], spectrogram.at(frame, bin));
            }
        }
    }

    /** The colour of every row: that of the loudest of its bins. */
    private void color(float[] values, int[] bins, int[] shades, int[] colors) {
        int binBefore = -1;
        for (int row = 0; row < colors.length; row++) {
            int bin = loudest(values, bins[row + 1], bins[row]);
            colors[row] = bin == binBefore ? colors[row - 1] : shades[scale.step(values[bin])];
            binBefore = bin;
        }
    }

    /** The loudest bin from one to another (exclusive, but at least the first). */
    private static int loudest(float[] values, int from, int to) {
        int loudest = from;
        for (int bin = from + 1; bin < to; bin++) {
            loudest = values[bin] > values[loudest] ? bin : loudest;
        }
        return loudest;
    }

    /** The bin at the upper edge of every row, and at the lower edge of the last. */
    private int[] bins(PlotArea area) {
        int[] bins = new int[area.rows() + 1];
        for (int row = 0; row < bins.length; row++) {
            double y = area.y().max() - (double) row / area.rows() * area.y().length();
            bins[row] = clip(binAt(y), spectrogram.bins());
        }
        return bins;
    }

    /** The bin at a height, which is in kHz or, of mel features, counts bands. */
    private double binAt(double y) {
        return spectrogram.features() instanceof SpectrogramOptions linear ? 1000 * y / linear.binHz() + 0.5 : y;
    }

    /** The frame at a time, where it stands between its neighbours; the first begins at 0. */
    private double frame(double seconds) {
        var features = spectrogram.features();
        double middle = seconds * features.sampleRateHz() - features.windowSamples() / 2.0;
        return middle / features.hopSamples() + 0.5;
    }

    private static int clip(double index, int length) {
        return (int) Math.min(Math.max(Math.floor(index), 0), length - 1);
    }
}
