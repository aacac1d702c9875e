package triggerword.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import triggerword.audio.ClipLibrary;
import triggerword.dataset.Window;
import triggerword.dataset.WindowOptions;
import triggerword.dataset.WindowSynthesizer;
import triggerword.spectrogram.Compression;
import triggerword.spectrogram.Spectrogram;

/**
 * Windows of validation persons as features and labels: made once, on all cores, and the same each time a network is
 * measured on them.
 *
 * <p>9,000 windows of 2.2 s in two views take 0.31 GB: values are kept in steps of 1/2048, which is far less than the
 * features differ by from one sample of noise to another.
 */
final class ValidationWindows {
    private static final WindowOptions KIND = WindowOptions.everyday();
    private static final float SCALE = 2048;

    private final VoicesOptions options;
    private final int frames;
    private final Map<Compression, short[][]> values = new LinkedHashMap<>();
    private final float[][] labels;
    private final int positives;

    private ValidationWindows(VoicesOptions options, int positives) {
        this.options = options;
        this.positives = positives;
        frames = options.frames(KIND);
        int count = positives + options.validationNegatives();
        options.members().forEach(member -> values.put(member.view(), new short[count][]));
        labels = new float[count][];
    }

    /**
     * What such windows are made of clips by.
     *
     * @throws IllegalArgumentException if clips are missing
     */
    static WindowSynthesizer of(ClipLibrary clips) {
        return new WindowSynthesizer(clips, KIND);
    }

    /** What windows of strangers are made of clips by, if there are any. */
    static Optional<WindowSynthesizer> ofStrangers(ClipLibrary clips) {
        return WindowSynthesizer.ofStrangers(clips, KIND);
    }

    /**
     * The first windows of a seed, those with the word first.
     *
     * @param positives how many are with the word
     * @param whose     speech it is, to tell the listener
     * @throws InterruptedException if this thread was interrupted
     */
    static ValidationWindows make(
            WindowSynthesizer windows,
            int positives,
            String whose,
            VoicesOptions options,
            long seed,
            VoicesListener listener)
            throws InterruptedException {
        var made = new ValidationWindows(options, positives);
        var labels = new WindowLabels(options);
        Making.all(made.labels.length, "windows of " + whose, listener, i -> {
            Window window = i < made.positives ? windows.positive(seed, i) : windows.negative(seed, i - made.positives);
            made.keep(i, window, labels);
        });
        return made;
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
        return negatives() * KIND.durationMs() / 3_600_000.0;
    }

    /** A window as networks with one of the views see it. */
    Spectrogram spectrogram(Compression view, int index) {
        short[] shorts = values.get(view)[index];
        var floats = new float[shorts.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = shorts[i] / SCALE;
        }
        return new Spectrogram(floats, frames, options.features(view));
    }

    /** What is wanted of them. */
    ValidationLabels labels() {
        return new ValidationLabels(labels, positives);
    }
}
