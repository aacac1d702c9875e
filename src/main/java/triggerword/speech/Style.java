package triggerword.speech;

import java.util.SplittableRandom;

/**
 * How something is said, drawn alike for the word and for everything else.
 *
 * @param speed       1 is usual, more is faster
 * @param pitch       factor on the voice's usual pitch
 * @param range       factor on how far the pitch goes up and down
 * @param question    true if the melody rises at the end
 * @param levelDbfs   loudness (root mean square) of the whole clip, its pauses and margins too, in dBFS
 * @param bandwidthHz where the upper frequencies are cut off, in Hz
 * @param form        which of several ways to write the phones is used
 */
record Style(
        double speed, double pitch, double range, boolean question, double levelDbfs, double bandwidthHz, int form) {
    /** Level and bandwidth vary more than the voices do, so that neither tells one voice or kind from another. */
    static Style draw(SplittableRandom random, Band band, int form) {
        return new Style(
                hundredths(random.nextDouble(0.8, 1.25)),
                hundredths(random.nextDouble(0.87, 1.16)),
                hundredths(random.nextDouble(0.6, 1.7)),
                random.nextInt(3) == 0,
                hundredths(random.nextDouble(-47, -31)),
                band.draw(random),
                form);
    }

    private static double hundredths(double value) {
        return Math.rint(100 * value) / 100;
    }
}
