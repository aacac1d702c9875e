package triggerword.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;
import triggerword.detection.Detection;
import triggerword.spectrogram.MelOptions;
import triggerword.spectrogram.Spectrogram;
import triggerword.spectrogram.SpectrogramOptions;

class PlotsTest {
    private static final Color YELLOW = new Color(Viridis.rgb(1));
    private static final Color DARK = new Color(Viridis.rgb(0));
    private static final SpectrogramOptions COURSE = SpectrogramOptions.course();
    private static final int FRAMES = 5511;

    @Test
    void panelsOfAStackHaveTheirEdgesInTheSameColumns() {
        var picture = Picture.of(Plots.stack(
                // Tick labels of different width: 0.0005, 20, 1.
                Plots.waveform(Waveform.mono(new float[] {0, 4e-4f, 0}, 1)),
                Plots.spectrogram(spectrogram((frame, bin) -> 1)),
                Plots.labels(new float[1375], 10_000 / 1375.0),
                Plots.scores(new float[1375], 10_000 / 1375.0)));
        List<Double> edges = picture.uprightEdges();
        // The last two are the colour bar's.
        assertThat(edges).hasSize(4);
        assertThat(picture.runs((int) Math.round(edges.get(0)))).hasSize(4);
        assertThat(picture.runs((int) Math.round(edges.get(1)))).hasSize(4);
    }

    @Test
    void panelsOfARowHaveEdgesInTheSameRowsAndOneColourBar() {
        var picture = Picture.of(Plots.beside(
                Plots.spectrogram(spectrogram((frame, bin) -> 1)).below(10),
                Plots.spectrogram(spectrogram((frame, bin) -> 1)).below(5)));
        List<Double> edges = picture.uprightEdges();
        // Two boxes and the colour bar.
        assertThat(edges).hasSize(6);
        assertThat(edges.get(1) - edges.get(0)).isCloseTo(edges.get(3) - edges.get(2), within(2.0));
        int[] left = picture.boxAround((int) (edges.get(0) + edges.get(1)) / 2, 200);
        int[] right = picture.boxAround((int) (edges.get(2) + edges.get(3)) / 2, 200);
        assertThat(new int[] {left[1], left[3]}).containsExactly(right[1], right[3]);
    }

    /** The triangle's middle is filled below its head, the cross is empty above its centre. */
    @Test
    void aFalseAlarmIsToldFromADetection() {
        var panel = Plots.waveform(Waveform.mono(new float[10], 1))
                .detections(List.of(new Detection(2000, 0.9f)))
                .falseAlarms(List.of(new Detection(8000, 0.9f)));
        var picture = Picture.of(panel);
        int[] box = picture.boxAround(900, 100);
        int heard = box[0] + 2 * (box[2] - box[0]) / 10 + 3;
        int falsely = box[0] + 8 * (box[2] - box[0]) / 10 + 3;
        assertThat(picture.near(heard, box[1] + 8, Palette.VERMILLION, 40)).isTrue();
        assertThat(picture.near(falsely, box[1] + 8, Palette.VERMILLION, 40)).isFalse();
        assertThat(picture.near(falsely + 5, box[1] + 8, Palette.VERMILLION, 40))
                .isTrue();
    }

    @Test
    void whatRaisesTheScoreIsCrossed() {
        float[][] changes = {{1, -1}, {0.1f, 0.3f}};
        var picture = Picture.of(Plots.stack(Plots.changes(spectrogram((frame, bin) -> 1), changes, 5000, 11.025)));
        List<Double> edges = picture.uprightEdges();
        int[] box = picture.boxAround((int) (edges.get(0) + 10), picture.image().getHeight() / 3);
        assertThat(isCrossed(picture, box, 0.25, 0.75)).as("raises it").isTrue();
        assertThat(isCrossed(picture, box, 0.25, 0.25)).as("lowers it").isFalse();
        assertThat(isCrossed(picture, box, 0.75, 0.75)).as("raises it a little").isFalse();
        assertThat(isCrossed(picture, box, 0.75, 0.25))
                .as("raises it by a third")
                .isTrue();
    }

    @Test
    void whereTheWordLiesIsSeenOverStates() {
        var states = new float[10][4];
        Arrays.stream(states).forEach(step -> Arrays.fill(step, 0.5f));
        var panel = Plots.states(states, 100).positives(List.of(new TimeSpan(200, 399)));
        var picture = Picture.of(Plots.stack(panel));
        int[] box = picture.boxAround(900, 200);
        int middle = box[0] + 3 * (box[2] - box[0]) / 10;
        assertThat(picture.near(middle, box[1] + 6, Palette.GREEN, 40))
                .as("bar")
                .isTrue();
        assertThat(picture.near(middle, box[3] - 6, Palette.GREEN, 40))
                .as("shade")
                .isFalse();
    }

    @Test
    void aPatchLiesOverTheBinThatItChanges() {
        float[][] changes = new float[2][COURSE.bins()];
        changes[0][4] = -1;
        changes[1][4] = -1;
        double binKiloHertz = COURSE.binHz() / 1000;
        var panel = Plots.changes(spectrogram((frame, bin) -> 0), changes, 5000, binKiloHertz)
                .below(8 * binKiloHertz);
        var picture = Picture.of(Plots.stack(panel));
        int[] box = picture.boxAround(900, 200);
        assertThat(picture.middleRow(900, box[1], box[3], over(Color.WHITE, Palette.translucent(Palette.BLUE, 220))))
                .isCloseTo((box[1] + box[3]) / 2.0, within(2.0));
    }

    @Test
    void aFilterIsMovedByTheBinAroundItsFrequency() {
        var filters = new float[1][COURSE.bins()];
        filters[0][2] = 1;
        filters[0][4] = 0.1f;
        var picture = Picture.of(Plots.filters(filters, COURSE.binHz()));
        int[] box = picture.boxAround(900, 200);
        // The axis ends half a bin above the last that is seen.
        assertThat(picture.middleColumn(200, box[0], box[2], YELLOW))
                .isCloseTo(box[0] + (box[2] - box[0]) * 2 / 4.5, within(2.0));
    }

    private static boolean isCrossed(Picture picture, int[] box, double across, double down) {
        int x = (int) Math.round(box[0] + across * (box[2] - box[0]));
        int y = (int) Math.round(box[1] + down * (box[3] - box[1]));
        for (int dx = -2; dx <= 2; dx++) {
            if (picture.near(x + dx, y, Palette.INK, 40)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void panelsOfARowShowTheSameRange() {
        // At a peak of 0.1 alone the line would reach the edge; beside a peak of 1 it stays near the middle.
        var picture = Picture.of(Plots.beside(
                Plots.waveform(Waveform.mono(new float[] {0, 1, 0}, 1)),
                Plots.waveform(Waveform.mono(new float[] {0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f}, 1))));
        List<Double> edges = picture.uprightEdges();
        int middle = (int) (edges.get(2) + edges.get(3)) / 2;
        int[] box = picture.boxAround(middle, 100);
        double height = box[3] - box[1];
        assertThat(picture.middleRow(middle, box[1], box[3], Palette.BLUE))
                .isCloseTo((box[1] + box[3]) / 2.0 - 0.05 * height, within(0.03 * height));
    }

    @Test
    void aToneIsDrawnAtItsFrequency() {
        var picture = Picture.of(Plots.spectrogram(spectrogram((frame, bin) -> bin == 20 ? 1 : 1e-9f)));
        int[] box = picture.boxAround(900, 200);
        double kiloHertz = 20 * COURSE.binHz() / 1000;
        double expected = box[3] - kiloHertz / 22.05 * (box[3] - box[1]);
        assertThat(picture.middleRow(900, box[1], box[3], YELLOW)).isCloseTo(expected, within(1.5));
    }

    @Test
    void lowFrequenciesCanBeSeenAlone() {
        var tone = spectrogram((frame, bin) -> bin == 20 ? 1 : 1e-9f);
        var picture = Picture.of(Plots.spectrogram(tone).below(2 * 20 * COURSE.binHz() / 1000));
        int[] box = picture.boxAround(900, 200);
        assertThat(picture.middleRow(900, box[1], box[3], YELLOW)).isCloseTo((box[1] + box[3]) / 2.0, within(1.5));

        assertThatThrownBy(() -> Plots.scores(new float[10], 10).below(8))
                .hasMessage("expected frequencies to cut at 8.0 kHz but was score: Scores");
        var bands = Plots.spectrogram(new Spectrogram(new float[100 * 40], 100, MelOptions.logMel()));
        assertThatThrownBy(() -> bands.below(8))
                .hasMessage("expected frequencies to cut at 8.0 kHz but was mel band: Spectrogram");
    }

    @Test
    void aClickIsDrawnAtItsTimeAndNotDrowned() {
        int frame = 3 * FRAMES / 4;
        var picture = Picture.of(Plots.spectrogram(spectrogram((f, bin) -> f == frame ? 1 : 1e-9f)));
        int[] box = picture.boxAround(900, 200);
        double seconds = (frame * 80 + 100) / 44_100.0;
        double expected = box[0] + seconds / 10 * (box[2] - box[0]);
        assertThat(picture.middleColumn(200, box[0], box[2], YELLOW)).isCloseTo(expected, within(1.5));
    }

    @Test
    void theColourBarRunsFromTheFloorToTheLoudest() {
        var picture = Picture.of(Plots.spectrogram(spectrogram((frame, bin) -> 1)));
        List<Double> edges = picture.uprightEdges();
        int middle = (int) (edges.get(2) + edges.get(3)) / 2;
        int[] bar = picture.boxAround(middle, 200);
        assertThat(picture.near(middle, bar[1] + 1, YELLOW, 6)).isTrue();
        assertThat(picture.near(middle, bar[3] - 1, DARK, 6)).isTrue();
        assertThat(picture.near(middle, (bar[1] + bar[3]) / 2, new Color(Viridis.rgb(0.5)), 6))
                .isTrue();
    }

    @Test
    void whatIsEightyDecibelsBelowTheLoudestAndLessIsDarkest() {
        var picture =
                Picture.of(Plots.spectrogram(spectrogram((frame, bin) -> frame < 2000 ? 1 : frame < 4000 ? 1e-8f : 0)));
        int[] box = picture.boxAround(900, 200);
        assertThat(picture.near(box[0] + 20, 200, YELLOW, 2)).isTrue();
        assertThat(picture.near(900, 200, DARK, 2)).isTrue();
        assertThat(picture.near(box[2] - 20, 200, DARK, 2)).isTrue();
    }

    @Test
    void whereNoWindowHasItsMiddleNothingIsDrawn() {
        // Windows of half a second, one every 10 ms: a quarter of a second at either end is nobody's.
        var options = new SpectrogramOptions(1000, 500, 10, 1000);
        var loud = new float[51 * options.bins()];
        Arrays.fill(loud, 1);
        var picture = Picture.of(Plots.spectrogram(new Spectrogram(loud, 51, options)));
        int[] box = picture.boxAround(900, 200);
        int width = box[2] - box[0];
        assertThat(picture.near(box[0] + (int) (0.23 * width), 210, Color.WHITE, 30))
                .isTrue();
        assertThat(picture.near(box[0] + (int) (0.27 * width), 210, YELLOW, 2)).isTrue();
        assertThat(picture.near(box[0] + (int) (0.73 * width), 210, YELLOW, 2)).isTrue();
        assertThat(picture.near(box[0] + (int) (0.77 * width), 210, Color.WHITE, 30))
                .isTrue();
    }

    @Test
    void melBandsAreDrawnFromTheLowestUpWithTheirOwnValues() {
        // From −2 in the lowest band to 2 in the highest: no powers, they would have no decibels.
        var values = new float[100 * 40];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i % 40 - 19.5f) / 9.75f;
        }
        var picture = Picture.of(Plots.spectrogram(new Spectrogram(values, 100, MelOptions.logMel())));
        int[] box = picture.boxAround(500, 200);
        assertThat(picture.near(500, box[1] + 2, YELLOW, 6)).isTrue();
        assertThat(picture.near(500, (box[1] + box[3]) / 2, new Color(Viridis.rgb(0.5)), 12))
                .isTrue();
        assertThat(picture.near(500, box[3] - 2, DARK, 6)).isTrue();
    }

    @Test
    void silenceIsDark() {
        var picture = Picture.of(Plots.spectrogram(spectrogram((frame, bin) -> 0)));
        assertThat(picture.near(900, 200, DARK, 2)).isTrue();
    }

    @Test
    void oneLoudSampleAmongManyIsSeen() {
        float[] samples = new float[441_000];
        samples[110_250] = 1;
        var picture = Picture.of(Plots.waveform(Waveform.mono(samples, 44_100)));
        int[] box = picture.boxAround(900, 100);
        double expected = box[0] + 0.25 * (box[2] - box[0]);
        assertThat(picture.middleColumn(box[1] + 20, box[0], box[2], Palette.BLUE))
                .isCloseTo(expected, within(1.5));
    }

    @Test
    void aLabelIsDrawnOverItsSteps() {
        float[] y = new float[100];
        Arrays.fill(y, 20, 40, 1);
        var picture = Picture.of(Plots.labels(y, 10));
        int[] box = picture.boxAround(900, 90);
        // The shade over 0.2 s to 0.4 s of one second.
        var shade = new Color(Palette.BLUE.getRed(), Palette.BLUE.getGreen(), Palette.BLUE.getBlue(), 60);
        int width = box[2] - box[0];
        assertThat(picture.near(box[0] + (int) (0.19 * width), 90, Color.WHITE, 30))
                .isTrue();
        assertThat(picture.near(box[0] + (int) (0.21 * width), 90, over(Color.WHITE, shade), 4))
                .isTrue();
        assertThat(picture.near(box[0] + (int) (0.39 * width), 90, over(Color.WHITE, shade), 4))
                .isTrue();
        assertThat(picture.near(box[0] + (int) (0.41 * width), 90, Color.WHITE, 30))
                .isTrue();
    }

    @Test
    void aZoomShowsOnlyThatTime() {
        var picture = Picture.of(Plots.scores(new float[100], 10, 0.5, List.of(new Detection(900, 0.8f)))
                .between(0, 500));
        int[] box = picture.boxAround(1000, 100);
        assertThat(picture.middleColumn(box[1] + 40, box[0], box[2], Palette.VERMILLION))
                .isNaN();

        picture = Picture.of(Plots.scores(new float[100], 10, 0.5, List.of(new Detection(900, 0.8f)))
                .between(800, 1000));
        double middle = picture.middleColumn(box[1] + 40, box[0], box[2], Palette.VERMILLION);
        assertThat(middle).isCloseTo((box[0] + box[2]) / 2.0, within(1.5));
    }

    @Test
    void wordsAreShadedWhereTheyAreSpoken() {
        var panel = Plots.waveform(Waveform.mono(new float[1000], 1000)).positives(List.of(TimeSpan.of(250, 250)));
        var picture = Picture.of(panel);
        int[] box = picture.boxAround(1200, 100);
        double middle = picture.middleColumn(box[1] + 6, box[0], box[2], Palette.GREEN);
        assertThat(middle).isCloseTo(box[0] + 0.375 * (box[2] - box[0]), within(2.0));
    }

    @Test
    void nothingToDrawIsSaidInASentence() {
        assertThatThrownBy(() -> Plots.waveform(Waveform.mono(new float[0], 44_100)))
                .hasMessage("expected a sound with samples but was Waveform[0.00 s, 44100 Hz, mono]");
        assertThatThrownBy(() -> Plots.spectrogram(new Spectrogram(new float[0], 0, COURSE)))
                .hasMessage("expected a spectrogram with frames but was Spectrogram[0 frames × 101 bins]");
        assertThatThrownBy(() -> Plots.labels(new float[0], 10))
                .hasMessage("expected a label for at least one step but was none");
        assertThatThrownBy(() -> Plots.scores(new float[5], 0))
                .hasMessage("expected steps of more than 0 ms but was 0.0");
        assertThatThrownBy(Plots::stack).hasMessage("expected at least one panel to stack but was none");
        assertThatThrownBy(Plots::beside).hasMessage("expected at least one panel in a row but was none");
        assertThatThrownBy(() -> Plots.stepLoss(new double[0]))
                .hasMessage("expected the loss of at least one step but was none");
        assertThatThrownBy(() -> Plots.counts("Voices", "voices", Map.of()))
                .hasMessage("expected at least one kind to count but was none: Voices");
    }

    private interface Power {
        float at(int frame, int bin);
    }

    private static Spectrogram spectrogram(Power power) {
        float[] values = new float[FRAMES * COURSE.bins()];
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int bin = 0; bin < COURSE.bins(); bin++) {
                values[frame * COURSE.bins() + bin] = power.at(frame, bin);
            }
        }
        return new Spectrogram(values, FRAMES, COURSE);
    }

    private static Color over(Color ground, Color shade) {
        double share = shade.getAlpha() / 255.0;
        return new Color(
                (int) (share * shade.getRed() + (1 - share) * ground.getRed()),
                (int) (share * shade.getGreen() + (1 - share) * ground.getGreen()),
                (int) (share * shade.getBlue() + (1 - share) * ground.getBlue()));
    }
}
