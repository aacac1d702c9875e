package triggerword.training;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import triggerword.dataset.Window;
import triggerword.dataset.WindowSynthesizer;
import triggerword.spectrogram.Compression;
import triggerword.spectrogram.MelOptions;
import triggerword.spectrogram.Spectrogram;

/**
 * Windows as features and labels: made once, on all cores, and used several times.
 *
 * <p>24,000 windows of 2.2 s in two views take 0.85 GB: values are kept in steps of 1/2048, which is far less than the
 * features differ by from one sample of noise to another.
 */
final class WindowBank {
    private static final float SCALE = 2048;

    private final VoicesOptions options;
    private final int frames;
    private final short[][][] values;
    private final float[][] labels;
    private final int positives;

    private WindowBank(VoicesOptions options, int positives, int negatives) {
        this.options = options;
        this.positives = positives;
        frames = options.features().frames(samples(options));
        values = new short[options.views().size()][positives + negatives][];
        labels = new float[positives + negatives][];
    }

    private static int samples(VoicesOptions options) {
        return (int)
                Math.round(options.windows().durationMs() * options.features().sampleRateHz() / 1000.0);
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
        var done = new AtomicInteger();
        Thread caller = Thread.currentThread();
        int total = positives + negatives;
        try {
            IntStream.range(0, total).parallel().forEach(i -> {
                if (caller.isInterrupted()) {
                    throw new CancellationException();
                }
                Window window = i < positives ? windows.positive(seed, i) : windows.negative(seed, i - positives);
                bank.keep(i, window, labels);
                listener.onWindow(done.incrementAndGet(), total);
            });
        } catch (CancellationException e) {
            Thread.interrupted();
            throw new InterruptedException("making windows was interrupted");
        }
        return bank;
    }

    private void keep(int index, Window window, WindowLabels labeller) {
        Spectrogram power = Spectrogram.warped(window.sound(), options.features(), window.warp());
        List<Compression> views = options.views();
        for (int view = 0; view < views.size(); view++) {
            values[view][index] = packed(power.compress(views.get(view)).values());
        }
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

    /** A copy of a window as one of the views sees it, {@code [frames][bands]}. */
    float[] values(int view, int index) {
        short[] shorts = values[view][index];
        var floats = new float[shorts.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = shorts[i] / SCALE;
        }
        return floats;
    }

    /** The features that a view's values are. */
    MelOptions features(int view) {
        return options.features().withCompression(options.views().get(view));
    }

    /** Values of a view, changed perhaps, as a spectrogram. */
    Spectrogram spectrogram(int view, float[] values) {
        return new Spectrogram(values, frames, features(view));
    }

    /** The labels of a window, {@code [steps]}: see {@link WindowLabels}; read-only. */
    float[] labels(int index) {
        return labels[index];
    }
}
