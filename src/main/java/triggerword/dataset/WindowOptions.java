package triggerword.dataset;

import triggerword.augmentation.AugmentationOptions;
import triggerword.augmentation.Chance;
import triggerword.augmentation.Range;

/**
 * What {@link Window}s are like.
 *
 * @param durationMs     length of a window
 * @param afterWordMs    least time from the end of the trigger word, or of a decoy, to the window's end, in which it can be
 *                       heard
 * @param otherSpeech    part of the trigger words, and of the decoys, that another word precedes, and part that another one
 *                       follows
 * @param decoys         part of the negatives in which one word stands where the trigger word would, changed by
 *                       {@code negativeVoices}; with none, only the trigger word is ever heard alone, and a network takes
 *                       much that is said alone for it; with many, real people's takes are missed
 * @param chainedWords   part of the negatives that are single words, one after the other, up to the window's end
 * @param confusables    part of the single words that sound much like the trigger word, where a manifest knows such; many of
 *                       them make a detector deaf to words that are said a little otherwise
 * @param runningSpeech  part of the negatives that are sentences; the rest is noise alone
 * @param pauseMs        silence between two words
 * @param floorDb        the recorder's own noise, relative to the window's peak, in dB
 * @param warp           factor of the frequencies when a window becomes features
 * @param positiveVoices how a window with the trigger word is changed: speaker, room, noise, microphone, level
 * @param negativeVoices how one without it is changed
 */
public record WindowOptions(
        int durationMs,
        int afterWordMs,
        double otherSpeech,
        double decoys,
        double chainedWords,
        double confusables,
        double runningSpeech,
        Range pauseMs,
        Range floorDb,
        Chance warp,
        AugmentationOptions positiveVoices,
        AugmentationOptions negativeVoices) {
    /** From a cheap microphone to a studio's: few recordings are silent where nobody speaks. */
    private static final Range FLOOR_DB = new Range(-80, -40);

    public WindowOptions {
        if (durationMs < 1 || afterWordMs < 0 || afterWordMs >= durationMs) {
            throw new IllegalArgumentException("expected a time after the word shorter than the window but was "
                    + afterWordMs + " and " + durationMs + " ms");
        }
        checkPart("otherSpeech", otherSpeech);
        checkPart("decoys", decoys);
        checkPart("chainedWords", chainedWords);
        checkPart("confusables", confusables);
        checkPart("runningSpeech", runningSpeech);
        checkPart("decoys + chainedWords + runningSpeech", decoys + chainedWords + runningSpeech);
        if (!(pauseMs.least() >= 0)) {
            throw new IllegalArgumentException("pauseMs: expected at least 0 but was " + pauseMs.least());
        }
    }

    private static void checkPart(String name, double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException(name + ": expected 0 to 1 but was " + part);
        }
    }

    /**
     * To learn from: windows of 2.2 s, other speech before and after in 30 % each. Of the negatives 8 % are decoys, 44 %
     * chained words, 34 % running speech, 14 % noise alone. Speakers are farther from the recorded ones than they sound
     * natural (formants, pitch and then all frequencies ×0.8–1.25), and slower, as people talk to machines (length
     * ×0.85–1.8); noise in 90 %, at −4 to 20 dB, and behind negatives down to −8 dB.
     */
    public static WindowOptions defaults() {
        AugmentationOptions voices = AugmentationOptions.defaults()
                .withFormants(Chance.of(0.8, 0.8, 1.25))
                .withPitch(Chance.of(0.8, 0.8, 1.25))
                .withDuration(Chance.of(1, 0.85, 1.8))
                .withSnrDb(Chance.of(0.9, -4, 20));
        return new WindowOptions(
                2200,
                300,
                0.3,
                0.08,
                0.44,
                0.15,
                0.34,
                new Range(20, 400),
                FLOOR_DB,
                Chance.of(0.7, 0.8, 1.25),
                voices,
                voices.withSnrDb(Chance.of(0.9, -8, 20)));
    }

    /**
     * To choose by: what a detector meets where it is used. Voices as they are, a little faster or slower, mostly running
     * speech, noise of 5 to 30 dB. No decoys, and no words that are chosen because they sound like the trigger: how near
     * these come differs from word to word, and with it the threshold would.
     */
    public static WindowOptions everyday() {
        AugmentationOptions voices = AugmentationOptions.defaults()
                .withFormants(Chance.never())
                .withPitch(Chance.never())
                .withDuration(Chance.of(1, 0.9, 1.25))
                .withSnrDb(Chance.of(0.7, 5, 30))
                .withPeakDbfs(new Range(-30, -3));
        return new WindowOptions(
                2200, 300, 0.3, 0, 0.2, 0, 0.65, new Range(20, 400), FLOOR_DB, Chance.never(), voices, voices);
    }

    /** Samples of a window at some rate. */
    public int samples(int sampleRateHz) {
        return (int) Math.round(durationMs * sampleRateHz / 1000.0);
    }

    /** These options with other negatives, and confusables among the single words of all windows. */
    public WindowOptions withNegatives(double decoys, double chainedWords, double confusables, double runningSpeech) {
        return with(decoys, chainedWords, confusables, runningSpeech, warp, positiveVoices, negativeVoices);
    }

    /** These options with another factor of the frequencies. */
    public WindowOptions withWarp(Chance warp) {
        return with(decoys, chainedWords, confusables, runningSpeech, warp, positiveVoices, negativeVoices);
    }

    /** These options with windows changed otherwise: those with the trigger word, and those without. */
    public WindowOptions withVoices(AugmentationOptions positiveVoices, AugmentationOptions negativeVoices) {
        return with(decoys, chainedWords, confusables, runningSpeech, warp, positiveVoices, negativeVoices);
    }

    private WindowOptions with(
            double decoys,
            double chainedWords,
            double confusables,
            double runningSpeech,
            Chance warp,
            AugmentationOptions positiveVoices,
            AugmentationOptions negativeVoices) {
        return new WindowOptions(
                durationMs,
                afterWordMs,
                otherSpeech,
                decoys,
                chainedWords,
                confusables,
                runningSpeech,
                pauseMs,
                floorDb,
                warp,
                positiveVoices,
                negativeVoices);
    }
}
