package triggerword.plot;

import com.pngencoder.PngEncoder;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.Deflater;
import org.knowm.xchart.internal.chartpart.IChart;
import triggerword.audio.WholeFile;

/** Charts as pictures, twice as fine as their size in the page, so that they stay sharp on fine screens and in print. */
public final class ChartImage {
    /** Pixels of the picture to a pixel of the page. */
    public static final int SCALE = 2;

    /** The deflater's level that is still as fast as the lowest, and halves what that leaves. */
    private static final int QUICK = 3;

    private ChartImage() {}

    /** The chart as pixels, {@link #SCALE} times its width and height. */
    public static BufferedImage render(IChart chart) {
        return render(chart, SCALE);
    }

    private static BufferedImage render(IChart chart, int scale) {
        int width = scale * chart.getWidth();
        int height = scale * chart.getHeight();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        chart.paint(g, chart.getWidth(), chart.getHeight());
        g.dispose();
        return image;
    }

    /** The chart as the bytes of a PNG file, as small as PNG gets, in at most 256 colours: a notebook holds many. */
    public static byte[] png(IChart chart) {
        return smallest(render(chart, SCALE));
    }

    /** The same with a pixel of the picture to each of the page: a quarter as large, for where there are many. */
    public static byte[] smallPng(IChart chart) {
        return smallest(render(chart, 1));
    }

    /** The same in all colours, a file of twice the bytes that is made ten times as fast: for what no notebook keeps. */
    public static byte[] quickPng(IChart chart) {
        return quick(render(chart, SCALE));
    }

    /** The same with a pixel of the picture to each of the page: for one that follows a hand. */
    public static byte[] movingPng(IChart chart) {
        return quick(render(chart, 1));
    }

    private static byte[] quick(BufferedImage image) {
        return new PngEncoder()
                .withBufferedImage(image)
                .withCompressionLevel(QUICK)
                .toBytes();
    }

    private static byte[] smallest(BufferedImage image) {
        return new PngEncoder()
                .withBufferedImage(FewColors.of(image))
                .withCompressionLevel(Deflater.BEST_COMPRESSION)
                .withTryIndexedEncoding(true)
                // threads compress piece by piece: whether there are some would show in the bytes
                .withMultiThreadedCompressionEnabled(false)
                .toBytes();
    }

    /**
     * Writes the chart to a PNG file, whole or not at all.
     *
     * @throws IOException if the file cannot be written; the message names it
     */
    public static void write(IChart chart, Path file) throws IOException {
        byte[] png = png(chart);
        WholeFile.write(file, out -> out.write(png));
    }
}
