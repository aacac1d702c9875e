package triggerword.plot;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.IChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import triggerword.audio.Waveform;
import triggerword.detection.Detection;
import triggerword.evaluation.Measurement;
import triggerword.evaluation.OperatingPoint;
import triggerword.evaluation.ScoredScene;
import triggerword.evaluation.ThresholdSweep;
import triggerword.experiment.Run;
import triggerword.model.DetectorOptions;
import triggerword.spectrogram.Spectrogram;

/**
 * Pictures of sound, of what the network is to say about it, and of what it says, over time.
 *
 * <p>A notebook shows what these methods return by itself; {@link ChartImage#write} makes a file of it. Colours can be
 * told apart in grey and by colour-blind eyes.
 *
 * <pre>{@code
 * Plots.stack(
 *         Plots.waveform(sound).positives(words),
 *         Plots.spectrogram(spectrogram),
 *         Plots.scores(scores, stepMs, 0.5, detections))
 * }</pre>
 */
public final class Plots {
    /** Width of all pictures, in pixels of the page: what fits a notebook's cell on a small screen. */
    public static final int WIDTH = 920;

    private Plots() {}

    /**
     * The first channel's amplitude over time, full scale being 1.
     *
     * <p>Where several samples share a pixel, it shows their least and greatest.
     *
     * @throws IllegalArgumentException if the sound has no samples
     */
    public static TimePanel waveform(Waveform sound) {
        return SoundPanels.waveform(sound);
    }

    /**
     * Power by time and frequency, in dB below the loudest point; what is more than 80 dB below is drawn as if it were 80.
     * Mel features are drawn by their bands, log-mel and PCEN with the values that they have.
     *
     * <p>Where several frames or bins share a pixel, it shows the loudest of them.
     *
     * @throws IllegalArgumentException if the spectrogram has no frames
     */
    public static TimePanel spectrogram(Spectrogram spectrogram) {
        return SoundPanels.spectrogram(spectrogram, ValueScale.of(spectrogram));
    }

    /**
     * The values of a spectrogram themselves, as parts of the greatest, without a logarithm: what the course's network gets.
     *
     * @throws IllegalArgumentException if the spectrogram has no frames
     */
    public static TimePanel rawSpectrogram(Spectrogram spectrogram) {
        return SoundPanels.spectrogram(spectrogram, ValueScale.linear(spectrogram))
                .titled("Spectrogram, as raw numbers");
    }

    /**
     * The wanted score of every output step, 0 or 1 (the course's y).
     *
     * @param y      one value an output step
     * @param stepMs time from one step to the next, in ms; in the course 10,000 / 1375
     * @throws IllegalArgumentException if there are no steps
     */
    public static TimePanel labels(float[] y, double stepMs) {
        return SoundPanels.labels(y, stepMs);
    }

    /**
     * The score of every output step, from 0 to 1.
     *
     * @param scores one score an output step
     * @param stepMs time from one step to the next, in ms
     * @throws IllegalArgumentException if there are no steps
     */
    public static TimePanel scores(float[] scores, double stepMs) {
        return SoundPanels.scores(scores, stepMs);
    }

    /**
     * The score of every output step, the level it has to pass, and the moments at which the detector heard the word.
     *
     * @param scores     one score an output step, from 0 to 1
     * @param stepMs     time from one step to the next, in ms
     * @param threshold  the level above which a score counts
     * @param detections what the detector heard
     * @throws IllegalArgumentException if there are no steps
     */
    public static TimePanel scores(float[] scores, double stepMs, double threshold, List<Detection> detections) {
        return scores(scores, stepMs).threshold(threshold).detections(detections);
    }

    /**
     * Panels one above the other on one time axis, which the last one labels.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static PanelStack stack(TimePanel... panels) {
        return new PanelStack(List.of(panels));
    }

    /**
     * Panels of one kind side by side, on axes of the same length.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static PanelRow beside(TimePanel... panels) {
        return new PanelRow(List.of(panels));
    }

    /**
     * The loss of every training step, pale, and over it the mean of the last 2 % of the steps, at least 10.
     *
     * @param losses one loss a step, from the first
     * @throws IllegalArgumentException if there are no steps
     */
    public static XYChart stepLoss(double[] losses) {
        return LossCharts.steps(losses);
    }

    /**
     * How much each filter of a convolution is moved by each frequency.
     *
     * @param filters {@code [filters][bins]}, in [0, 1]
     * @param binHz   from one bin to the next
     * @throws IllegalArgumentException if there are no filters
     */
    public static XYChart filters(float[][] filters, double binHz) {
        return InsidePlots.filters(filters, binHz);
    }

    /**
     * What a recurrent layer remembers over time, one row a unit.
     *
     * @param states {@code [steps][units]}, in [-1, 1]
     * @param stepMs time from one step to the next, in ms
     * @throws IllegalArgumentException if there are no steps
     */
    public static TimePanel states(float[][] states, double stepMs) {
        return InsidePlots.states(states, stepMs);
    }

    /**
     * How the logit of a step changes with each patch of a spectrogram, in colours over it; crosses mark what raises it by
     * more than a fifth of the greatest change.
     *
     * @param over           the spectrogram, of which the patches are parts
     * @param changes        {@code [patches in time][patches in frequency]}
     * @param patchMs        length of a patch, in ms
     * @param patchKiloHertz height of a patch, in kHz
     * @throws IllegalArgumentException if there are no patches
     */
    public static TimePanel changes(Spectrogram over, float[][] changes, double patchMs, double patchKiloHertz) {
        return InsidePlots.changes(over, changes, patchMs, patchKiloHertz);
    }

    /**
     * How a run goes, or went: its losses by the examples learned from, and beside them the part of the validation
     * words that is missed at the allowed false alarms.
     *
     * @throws IllegalArgumentException if it has no epoch yet
     */
    public static IChart run(Run run) {
        return RunChart.of(run);
    }

    /**
     * How the networks of a group learn: their losses by the step, and beside them the part of validation persons' words
     * that each misses.
     *
     * @param losses a curve a network
     * @param missed in percent; of those networks that were measured
     * @param steps  that each network is trained for
     */
    public static IChart networks(List<Curve> losses, List<Curve> missed, int steps) {
        return NetworksChart.of(losses, missed, steps);
    }

    /**
     * Rows of a table as lines across upright axes, one a column: which options go with which figures. A line has the
     * colour of its place on the last axis.
     *
     * @param title   what is shown
     * @param rows    the table; what is no double has a place for each of its values
     * @param columns names of at least two columns, from the left
     * @throws IllegalArgumentException if there are no rows or fewer columns
     */
    public static XYChart parallel(String title, Table rows, String... columns) {
        return ParallelChart.of(title, rows, List.of(columns));
    }

    /**
     * Lines through points.
     *
     * @param title  what is shown
     * @param xTitle what x is, with its unit
     * @param yTitle what y is, with its unit
     * @param curves the lines, first the most important
     * @throws IllegalArgumentException if there are none
     */
    public static XYChart curves(String title, String xTitle, String yTitle, Curve... curves) {
        return CurveChart.of(title, xTitle, yTitle, List.of(curves));
    }

    /**
     * How many words are missed for how few false alarms: for each condition, the false-reject rate against the false accepts an
     * hour in all conditions together, on a logarithmic axis.
     *
     * @throws IllegalArgumentException if nothing was heard without the word
     */
    public static XYChart tradeOff(Measurement measurement) {
        return TradeOffChart.of(measurement);
    }

    /**
     * How many words are missed for how few false alarms, on a logarithmic axis, and one of the thresholds as a point on it.
     *
     * @param points of one condition, by rising false accepts
     * @param chosen one of them
     * @throws IllegalArgumentException if there are none
     */
    public static XYChart tradeOff(List<OperatingPoint> points, OperatingPoint chosen) {
        return TradeOffChart.of(points, chosen);
    }

    /**
     * How many words each threshold from 0.1 on misses, and how many false alarms an hour it gives: all of them as a curve,
     * one as a point on it.
     *
     * @param threshold at least 0.1; the nearest of the sweep is shown
     */
    public static XYChart tradeOff(ThresholdSweep sweep, double threshold) {
        return TradeOffChart.of(sweep, threshold);
    }

    /**
     * What a decision rule makes of each word: a row a scene, time across, a sign for each word that is heard or missed and
     * for each false alarm. The legend has their numbers.
     *
     * @param scenes as many as there is room for rows: some thirty
     * @throws IllegalArgumentException if there are none
     */
    public static XYChart outcomes(List<ScoredScene> scenes, DetectorOptions rule) {
        return OutcomeChart.of(scenes, rule);
    }

    /**
     * Histograms in one picture: for each group of a table's rows, which part of its values lies in each of equally wide
     * ranges. Rows without a value count in none.
     *
     * @param title  what is shown
     * @param xTitle what the values are, with their unit
     * @param rows   the table
     * @param column name of the column of doubles with the values
     * @param by     name of the column of texts that tells the rows' groups
     * @param bars   number of ranges, at least 1
     * @throws IllegalArgumentException if there are no bars, or a group has no values
     */
    public static XYChart histograms(String title, String xTitle, Table rows, String column, String by, int bars) {
        var groups = new TreeMap<String, double[]>();
        for (String group : rows.stringColumn(by).unique()) {
            DoubleColumn values =
                    rows.where(rows.stringColumn(by).isEqualTo(group)).doubleColumn(column);
            groups.put(group, values.removeMissing().asDoubleArray());
        }
        return Histogram.of(title, xTitle, groups, bars);
    }

    /**
     * A bar for every kind of thing, as long as their number.
     *
     * @param title  what is counted
     * @param xTitle in what: "clips", say, or "s"
     * @param counts number of things by kind, in the order in which they are drawn, from above
     * @throws IllegalArgumentException if there are no kinds
     */
    public static XYChart counts(String title, String xTitle, Map<String, Integer> counts) {
        return CountChart.of(title, xTitle, counts);
    }

    /**
     * How many times as long others take for the same, one bar each, on a logarithmic axis: right of 1 ours is faster. Of
     * names that begin alike up to a colon, the first alone is shown whole.
     *
     * @param title  what is timed
     * @param ratios time of the other ÷ time of ours by name, above 0, in the order in which they are drawn, from above
     * @throws IllegalArgumentException if there are none, or one is not above 0
     */
    public static XYChart ratios(String title, Map<String, Double> ratios) {
        return RatioChart.of(title, ratios);
    }

    /**
     * What was measured several times: a bar as long as the mean, which stands at the right, and a dot for each value, one
     * below the other.
     *
     * @param title  what is measured
     * @param xTitle in what, with its unit; of one with % the axis ends at 100
     * @param values at least one, from 0 on, by name, in the order in which they are drawn, from above
     * @throws IllegalArgumentException if there are none, or one is below 0 or not finite
     */
    public static XYChart spreads(String title, String xTitle, Map<String, double[]> values) {
        return SpreadChart.of(title, xTitle, values);
    }

    /**
     * Lines through points on two logarithmic axes: what grows in proportion is a straight line, as steep as its power.
     *
     * @param title  what is shown
     * @param xTitle what x is, with its unit; values above 0
     * @param yTitle what y is, with its unit; values above 0
     * @param curves the lines, first the most important
     * @throws IllegalArgumentException if there are none
     */
    public static XYChart growth(String title, String xTitle, String yTitle, Curve... curves) {
        return CurveChart.doubling(title, xTitle, yTitle, List.of(curves));
    }

    /** Throws an IllegalArgumentException of this problem unless the condition holds. */
    static void demand(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
