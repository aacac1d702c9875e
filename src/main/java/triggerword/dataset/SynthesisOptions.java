package triggerword.dataset;

/**
 * How scenes are put together from clips.
 *
 * @param durationMs       length of a scene, in ms
 * @param backgroundGainDb gain of the background, in dB
 * @param maxPositives     a scene has 0 to this many positives, each number equally likely
 * @param maxNegatives     a scene has 0 to this many negatives, each number equally likely
 * @param targetDbfs       loudness of the finished scene, in dBFS
 * @param labelRoomMs      time after a positive that is kept free of other words and inside the scene, so that its label
 *                         is neither cut nor put on another word; 0 as in the course
 * @param tries            places tried for a clip before it is left out (the course tries for ever)
 */
public record SynthesisOptions(
        int durationMs,
        double backgroundGainDb,
        int maxPositives,
        int maxNegatives,
        double targetDbfs,
        int labelRoomMs,
        int tries) {
    public SynthesisOptions {
        atLeast("durationMs", durationMs, 1);
        atLeast("maxPositives", maxPositives, 0);
        atLeast("maxNegatives", maxNegatives, 0);
        atLeast("labelRoomMs", labelRoomMs, 0);
        atLeast("tries", tries, 1);
        finite("backgroundGainDb", backgroundGainDb);
        finite("targetDbfs", targetDbfs);
    }

    /** The course's: 10 s, background −20 dB, 0–4 positives, 0–2 negatives, −20 dBFS, no room kept for labels. */
    public static SynthesisOptions course() {
        return new SynthesisOptions(10_000, -20, 4, 2, -20, 0, 100);
    }

    /** The course's, with room for a label of 50 steps (364 ms) after each positive. */
    public static SynthesisOptions defaults() {
        return course().withLabelRoomMs(364);
    }

    /** These options with another gain of the background, in dB. */
    public SynthesisOptions withBackgroundGainDb(double gainDb) {
        return new SynthesisOptions(durationMs, gainDb, maxPositives, maxNegatives, targetDbfs, labelRoomMs, tries);
    }

    /** These options with other highest numbers of positives and negatives in a scene. */
    public SynthesisOptions withWords(int positives, int negatives) {
        return new SynthesisOptions(durationMs, backgroundGainDb, positives, negatives, targetDbfs, labelRoomMs, tries);
    }

    /** These options with another loudness of the finished scene, in dBFS. */
    public SynthesisOptions withTargetDbfs(double dbfs) {
        return new SynthesisOptions(durationMs, backgroundGainDb, maxPositives, maxNegatives, dbfs, labelRoomMs, tries);
    }

    /** These options with another room for labels, in ms. */
    public SynthesisOptions withLabelRoomMs(int roomMs) {
        return new SynthesisOptions(
                durationMs, backgroundGainDb, maxPositives, maxNegatives, targetDbfs, roomMs, tries);
    }

    private static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + ": expected a number but was " + value);
        }
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": expected at least " + least + " but was " + value);
        }
    }
}
