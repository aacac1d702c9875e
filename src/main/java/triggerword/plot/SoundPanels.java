package triggerword.plot;

import triggerword.audio.Waveform;
import triggerword.spectrogram.Spectrogram;
import triggerword.spectrogram.SpectrogramOptions;

/** The panels of a sound over time: its samples, its spectrogram, and what is said of each output step. */
final class SoundPanels {
    private SoundPanels() {}

    static TimePanel waveform(Waveform sound) {
        Plots.demand(sound.frames() > 0, "expected a sound with samples but was " + sound);
        double peak = Range.niceAbove(peak(sound.samples()));
        var panel = new TimePanel("Waveform", "amplitude", 180, sound.durationMs() / 1000, new Range(-peak, peak));
        double step = 1.0 / sound.sampleRateHz();
        panel.add(new TraceLayer(sound.samples(), step, TraceLayer.Shape.LINE, Palette.BLUE));
        return panel;
    }

    static TimePanel spectrogram(Spectrogram spectrogram, ValueScale scale) {
        Plots.demand(spectrogram.frames() > 0, "expected a spectrogram with frames but was " + spectrogram);
        var features = spectrogram.features();
        double samples = (spectrogram.frames() - 1.0) * features.hopSamples() + features.windowSamples();
        boolean linear = features instanceof SpectrogramOptions;
        var panel = new TimePanel(
                "Spectrogram",
                linear ? TimePanel.KILOHERTZ : "mel band",
                260,
                samples / features.sampleRateHz(),
                new Range(0, linear ? features.sampleRateHz() / 2000.0 : features.bins()),
                new ColorBar(scale));
        panel.add(new RasterLayer(spectrogram, scale));
        return panel;
    }

    /** The wanted score of each output step, 0 or 1: two levels can be told apart at little height. */
    static TimePanel labels(float[] y, double stepMs) {
        return steps("Labels", "label", y, stepMs, 130, TraceLayer.Shape.FILLED_STEPS);
    }

    /** The score of each output step, from 0 to 1. */
    static TimePanel scores(float[] scores, double stepMs) {
        return steps("Scores", "score", scores, stepMs, 190, TraceLayer.Shape.STEPS);
    }

    /** One value from 0 to 1 an output step; {@code unit} names it at the axis. */
    private static TimePanel steps(
            String title, String unit, float[] values, double stepMs, int height, TraceLayer.Shape shape) {
        Plots.demand(values.length > 0, "expected a " + unit + " for at least one step but was none");
        Plots.demand(stepMs > 0, "expected steps of more than 0 ms but was " + stepMs);
        double step = stepMs / 1000;
        var panel = new TimePanel(title, unit, height, values.length * step, new Range(-0.06, 1.06));
        panel.add(new TraceLayer(values, step, shape, Palette.BLUE));
        return panel;
    }

    private static double peak(float[] samples) {
        double peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Float.isFinite(sample) ? Math.abs(sample) : 0);
        }
        return peak;
    }
}
