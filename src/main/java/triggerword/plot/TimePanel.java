package triggerword.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import triggerword.audio.TimeSpan;
import triggerword.detection.Detection;

/**
 * A chart over time, in seconds. Words and detections can be marked on it, and panels of one sound stack
 * ({@link Plots#stack}) on one time axis.
 */
public final class TimePanel extends LayeredChart {
    /** The title of a y axis that {@link #below} can cut: of mel bands none is a frequency. */
    static final String KILOHERTZ = "frequency (kHz)";

    /** Null where the data is no picture, or a light one. */
    private final ColorBar colorBar;

    /** Whether the data fills the panel: what marks words lies above it then, unshaded. */
    private boolean picture;

    /** A panel from 0 to {@code seconds}, without a key to colours. */
    TimePanel(String title, String yTitle, int height, double seconds, Range y) {
        this(title, yTitle, height, seconds, y, null);
    }

    /** A panel from 0 to {@code seconds} for a picture, with the key to its colours. */
    TimePanel(String title, String yTitle, int height, double seconds, Range y, ColorBar colorBar) {
        super(title, Plots.WIDTH, height, new Range(0, seconds), y);
        this.colorBar = colorBar;
        this.picture = colorBar != null;
        setXAxisTitle("time (s)");
        setYAxisTitle(yTitle);
    }

    /** Says that the data is a light picture, which fills the panel; returns this panel. */
    TimePanel lightPicture() {
        picture = true;
        return this;
    }

    /** Marks the spans where the trigger word is spoken; returns this panel. */
    public TimePanel positives(List<TimeSpan> spans) {
        return spans(new SpanLayer("trigger word", List.copyOf(spans), Palette.GREEN, !picture, false));
    }

    /** Marks the spans where other words are spoken; returns this panel. */
    public TimePanel negatives(List<TimeSpan> spans) {
        return spans(new SpanLayer("other word", List.copyOf(spans), Palette.ORANGE, !picture, true));
    }

    /** Marks the moments at which the detector heard the word; returns this panel. */
    public TimePanel detections(List<Detection> detections) {
        return marks("detection", detections, MarkLayer.Form.TRIANGLE);
    }

    /** Marks the moments at which the detector triggered falsely; returns this panel. */
    public TimePanel falseAlarms(List<Detection> alarms) {
        return marks("false alarm", alarms, MarkLayer.Form.CROSS);
    }

    private TimePanel marks(String name, List<Detection> detections, MarkLayer.Form form) {
        var timesMs = detections.stream().map(Detection::timeMs).toList();
        add(new MarkLayer(name, timesMs, form, Palette.VERMILLION));
        return this;
    }

    /** Draws the level above which a score counts; returns this panel. */
    public TimePanel threshold(double threshold) {
        add(new LevelLayer(String.format(Locale.ROOT, "threshold %.2f", threshold), threshold));
        return this;
    }

    /** Shows only the time from {@code fromMs} to {@code toMs}; returns this panel. */
    public TimePanel between(double fromMs, double toMs) {
        showX(new Range(fromMs / 1000, toMs / 1000));
        return this;
    }

    /**
     * Shows only the frequencies below {@code kiloHertz}; returns this panel.
     *
     * @throws IllegalStateException if the panel has no frequencies: mel features are drawn by their bands
     */
    public TimePanel below(double kiloHertz) {
        if (!getYAxisTitle().equals(KILOHERTZ)) {
            throw new IllegalStateException("expected frequencies to cut at " + kiloHertz + " kHz but was "
                    + getYAxisTitle() + ": " + getTitle());
        }
        showY(new Range(0, kiloHertz));
        return this;
    }

    /** Gives the panel a title of its own; returns this panel. */
    public TimePanel titled(String title) {
        setTitle(title);
        return this;
    }

    private TimePanel spans(SpanLayer layer) {
        if (picture) {
            add(layer);
        } else {
            addBelow(layer);
        }
        return this;
    }

    @Override
    int right() {
        return colorBar == null ? super.right() : ColorBar.WIDTH;
    }

    @Override
    boolean raster() {
        return colorBar != null;
    }

    @Override
    void paintBeside(Graphics2D g, Rectangle2D box) {
        if (colorBar != null) {
            colorBar.paint(g, box);
        }
    }
}
