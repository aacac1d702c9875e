package triggerword.training;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import triggerword.dataset.Example;
import triggerword.spectrogram.Compression;
import triggerword.spectrogram.Spectrogram;

/**
 * The examples of all steps of a training, one batch after the other: in each so many windows with the word and so many
 * without, drawn by chance, each mixed anew with a noise, by a microphone, at a level ({@link PowerMix}), with parts
 * masked (SpecAugment, Park et al. 2019).
 *
 * <p>Example {@code i} is always the same: a training that goes on meets what it would have met.
 */
final class WindowExamples extends AbstractList<Example> implements RandomAccess {
    private static final double MASKED = 0.5;
    private static final int MOST_MASKED_BANDS = 6;
    private static final int MOST_MASKED_FRAMES = 12;

    private final PowerBank bank;
    private final PowerMix mix;
    private final VoicesOptions options;
    private final Compression view;
    private final long seed;

    WindowExamples(PowerBank bank, VoicesOptions options, Compression view, long seed) {
        this.bank = bank;
        mix = new PowerMix(bank, options);
        this.options = options;
        this.view = view;
        this.seed = seed;
    }

    /** The indices of the examples of each step. */
    List<List<Integer>> batches() {
        int size = options.batchSize();
        return IntStream.range(0, options.steps())
                .mapToObj(step ->
                        IntStream.range(step * size, (step + 1) * size).boxed().toList())
                .toList();
    }

    @Override
    public int size() {
        return options.steps() * options.batchSize();
    }

    @Override
    public Example get(int index) {
        var random = new SplittableRandom(new SplittableRandom(seed).nextLong() + index);
        int window = index % options.batchSize() < options.batchPositives()
                ? random.nextInt(options.positives())
                : options.positives() + random.nextInt(options.negatives());
        float[] power = mix.power(window, random.split());
        int frames = options.frames(options.windows());
        Spectrogram seen = new Spectrogram(power, frames, options.features()).compress(view);
        float[] masked = seen.values().clone();
        mask(masked, random);
        return new Example(new Spectrogram(masked, frames, seen.features()), bank.labels(window));
    }

    /** Some bands and some frames become the window's mean, which tells nothing. */
    private void mask(float[] values, SplittableRandom random) {
        int bands = options.features().bands();
        int frames = values.length / bands;
        float mean = mean(values);
        if (random.nextDouble() < MASKED) {
            int count = random.nextInt(1, MOST_MASKED_BANDS + 1);
            int first = random.nextInt(bands - count + 1);
            for (int frame = 0; frame < frames; frame++) {
                Arrays.fill(values, frame * bands + first, frame * bands + first + count, mean);
            }
        }
        if (random.nextDouble() < MASKED) {
            int count = random.nextInt(1, MOST_MASKED_FRAMES + 1);
            int first = random.nextInt(frames - count + 1);
            Arrays.fill(values, first * bands, (first + count) * bands, mean);
        }
    }

    private static float mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) (sum / values.length);
    }
}
