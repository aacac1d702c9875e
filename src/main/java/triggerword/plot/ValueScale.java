package triggerword.plot;

import java.util.stream.IntStream;
import triggerword.spectrogram.Compression;
import triggerword.spectrogram.MelOptions;
import triggerword.spectrogram.Spectrogram;

/**
 * From the values of a spectrogram to the darkest and the brightest colour: power in dB below the loudest point, or as part
 * of the greatest; what is compressed already as it is, from the least to the greatest.
 *
 * @param title    what the colours mean, with the unit
 * @param range    what the darkest and the brightest colour stand for
 * @param tick     from one labelled value to the next
 * @param loudest  the power that is 0 dB, or 1; of what is compressed already, 1
 * @param decibels whether decibels are shown
 */
record ValueScale(String title, Range range, double tick, double loudest, boolean decibels) {
    /** The darkest colour of powers, in dB below the loudest point. */
    private static final double FLOOR_DB = -80;

    /** Finer steps no eye tells apart, and they make pictures twice as large. */
    static final int STEPS = 40;

    static ValueScale of(Spectrogram spectrogram) {
        float[] values = spectrogram.values();
        if (spectrogram.features() instanceof MelOptions mel && !(mel.compression() instanceof Compression.None)) {
            String title = mel.compression() instanceof Compression.Pcen ? "PCEN" : "log-mel";
            Range range = Range.of(IntStream.range(0, values.length).mapToDouble(i -> values[i]));
            return new ValueScale(title, range, Range.niceAbove(range.length() / 6), 1, false);
        }
        return new ValueScale("power (dB re loudest)", new Range(FLOOR_DB, 0), 20, greatest(values), true);
    }

    /** The values as parts of the greatest, without a logarithm. */
    static ValueScale linear(Spectrogram spectrogram) {
        double greatest = greatest(spectrogram.values());
        return new ValueScale("power (part of greatest)", new Range(0, 1), 0.2, greatest > 0 ? greatest : 1, false);
    }

    private static double greatest(float[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .max()
                .orElse(0);
    }

    /** Where a value lies, from 0 for the darkest to {@link #STEPS} for the brightest. */
    int step(float value) {
        if (decibels && value <= 0) {
            return 0;
        }
        double shown = decibels ? 10 * Math.log10(value / loudest) : value / loudest;
        double part = Math.min(Math.max((shown - range.min()) / range.length(), 0), 1);
        return (int) Math.rint(STEPS * part);
    }
}
