package triggerword.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Pictures get smaller, and nobody sees it. */
class FewColorsTest {
    @Test
    void aPictureOfFewColorsStaysAsItIs() {
        var picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            picture.setRGB(i % 16, i / 16, Viridis.rgb(i / 255.0));
        }
        assertThat(greatestDifference(picture, FewColors.of(picture))).isZero();
    }

    @Test
    void ofManyNearColorsNoneIsFarOff() {
        var random = new SplittableRandom(1);
        var picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            int grey = random.nextInt(256);
            picture.setRGB(i % 64, i / 64, new Color(grey, grey, Math.min(255, grey + random.nextInt(12))).getRGB());
        }
        BufferedImage few = FewColors.of(picture);
        assertThat(((IndexColorModel) few.getColorModel()).getMapSize()).isLessThanOrEqualTo(256);
        assertThat(greatestDifference(picture, few)).isBetween(1, 12);
    }

    @Test
    void aChartKeepsItsColors() {
        var loss = new double[200];
        for (int i = 0; i < loss.length; i++) {
            loss[i] = 1.0 / (i + 1);
        }
        BufferedImage chart = ChartImage.render(Plots.stepLoss(loss));
        assertThat(greatestDifference(chart, FewColors.of(chart))).isLessThanOrEqualTo(8);
    }

    private static int greatestDifference(BufferedImage a, BufferedImage b) {
        int greatest = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                var one = new Color(a.getRGB(x, y));
                var other = new Color(b.getRGB(x, y));
                greatest = Math.max(greatest, Math.abs(one.getRed() - other.getRed()));
                greatest = Math.max(greatest, Math.abs(one.getGreen() - other.getGreen()));
                greatest = Math.max(greatest, Math.abs(one.getBlue() - other.getBlue()));
            }
        }
        return greatest;
    }
}
