package triggerword.training;

import java.util.LinkedHashMap;
import java.util.Map;
import triggerword.dataset.Window;
import triggerword.dataset.WindowSynthesizer;
import triggerword.spectrogram.Compression;
import triggerword.spectrogram.Spectrogram;

/**
 * Windows as features and labels: made once, on all cores, and the same each time they are used.
 *
 * <p>9,000 windows of 2.2 s in two views take 0.31 GB: values are kept in steps of 1/2048, which is far less than the
 * features differ by from one sample of noise to another.
 */
final class WindowBank {
    private static final float SCALE = 2048;

    private final VoicesOptions options;
    private final int frames;
    private final Map<Compression, short[][]> values = new LinkedHashMap<>();
    private final float[][] labels;
    private final int positives;

    private WindowBank(VoicesOptions options, int positives, int negatives) {
        this.options = options;
        this.positives = positives;
        frames = options.windowFrames();
        options.members().forEach(member -> values.put(member.view(), new short[positives + negatives][]));
        labels = new float[positives + negatives][];
    }

    /**
     * The first windows of a seed, those with the word first.
     *
     * @throws InterruptedException if this thread was interrupted
     */
    static WindowBank make(
            WindowSynthesizer windows,
            VoicesOptions options,
            int positives,
            int negatives,
            long seed,
            VoicesListener listener)
            throws InterruptedException {
        var bank = new WindowBank(options, positives, negatives);
        var labels = new WindowLabels(options);
        Making.all(positives + negatives, listener, i -> {
            Window window = i < positives ? windows.positive(seed, i) : windows.negative(seed, i - positives);
            bank.keep(i, window, labels);
        });
        return bank;
    }

    private void keep(int index, Window window, WindowLabels labeller) {
        Spectrogram power = Spectrogram.warped(window.sound(), options.features(), window.warp());
        values.forEach(
                (view, windows) -> windows[index] = packed(power.compress(view).values()));
        labels[index] = labeller.labels(window, frames);
    }

    private static short[] packed(float[] floats) {
        var shorts = new short[floats.length];
        for (int i = 0; i < shorts.length; i++) {
            float scaled = floats[i] * SCALE;
            shorts[i] = (short) Math.round(Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, scaled)));
        }
        return shorts;
    }

    /** Windows with the word; they come first. */
    int positives() {
        return positives;
    }

    /** Windows without it. */
    int negatives() {
        return labels.length - positives;
    }

    /** Length of the windows without the word, all together. */
    double negativeHours() {
        return negatives() * options.windows().durationMs() / 3_600_000.0;
    }

    /** A window as networks with one of the views see it. */
    Spectrogram spectrogram(Compression view, int index) {
        short[] shorts = values.get(view)[index];
        var floats = new float[shorts.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = shorts[i] / SCALE;
        }
        return new Spectrogram(floats, frames, options.features().withCompression(view));
    }

    /** The labels of a window, {@code [steps]}: see {@link WindowLabels}; read-only. */
    float[] labels(int index) {
        return labels[index];
    }
}
