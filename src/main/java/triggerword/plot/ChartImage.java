package triggerword.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.knowm.xchart.internal.chartpart.IChart;
import triggerword.audio.WholeFile;

/** Charts as pictures, twice as fine as their size in the page, so that they stay sharp on fine screens and in print. */
public final class ChartImage {
    /** Pixels of the picture to a pixel of the page. */
    public static final int SCALE = 2;

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
        return png(FewColors.of(render(chart, SCALE)), 0);
    }

    /** The same with a pixel of the picture to each of the page: a quarter as large, for where there are many. */
    public static byte[] smallPng(IChart chart) {
        return png(FewColors.of(render(chart, 1)), 0);
    }

    /** The chart as a PNG file that is three times as large, but made four times as fast: for one that moves. */
    public static byte[] quickPng(IChart chart) {
        return png(render(chart, SCALE), 0.85f);
    }

    private static byte[] png(BufferedImage image, float speed) {
        var bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam compression = writer.getDefaultWriteParam();
        compression.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        compression.setCompressionQuality(speed);
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), compression);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a picture to memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
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
