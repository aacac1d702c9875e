package triggerword.audit;

import triggerword.audio.AudioFile;
import triggerword.audio.Clip;
import triggerword.audio.Digest;
import triggerword.audio.Waveform;
import triggerword.augmentation.SpeechActivity;

/**
 * What can be measured of a clip without knowing what is said in it.
 *
 * @param clip        the clip
 * @param levelDbfs   root mean square while somebody speaks, in dBFS; silence is negative infinity
 * @param bandwidthHz highest frequency at which the mean spectrum is less than 60 dB below its maximum
 * @param clippedRuns how often at least three samples in a row lie at full scale, or at the greatest or the least value of
 *                    the clip: flat tops, also of what was made softer after it was clipped
 * @param edgeDb      level of the louder of the first and last 15 ms, in dB relative to the loudest 15 ms
 * @param centre      where the middle of the speech lies, 0 being the beginning of the clip and 1 its end
 * @param digest      SHA-256 of the samples in 16 bits
 */
public record ClipMeasure(
        Clip clip, double levelDbfs, double bandwidthHz, int clippedRuns, double edgeDb, double centre, String digest) {
    /** The largest 16-bit sample is 32767 / 32768. */
    private static final float FULL_SCALE = 0.9999f;

    private static final int FLAT_SAMPLES = 3;
    private static final double EDGE_SECONDS = 0.015;

    /** Measures a clip; of stereo the first channel. */
    static ClipMeasure of(Clip clip) {
        Waveform sound = clip.sound().firstChannel();
        boolean[] active = SpeechActivity.frames(sound);
        return new ClipMeasure(
                clip,
                SpeechActivity.levelDbfs(sound),
                Bandwidth.ofHz(sound),
                clippedRuns(sound.samples()),
                edgeDb(sound),
                centre(active),
                Digest.of(AudioFile.pcm16(sound)));
    }

    private static int clippedRuns(float[] samples) {
        float top = 0;
        float bottom = 0;
        for (float sample : samples) {
            top = Math.max(top, sample);
            bottom = Math.min(bottom, sample);
        }
        if (top == bottom) {
            return 0;
        }
        top = Math.min(top, FULL_SCALE);
        bottom = Math.max(bottom, -FULL_SCALE);
        int runs = 0;
        int length = 0;
        for (float sample : samples) {
            length = sample >= top || sample <= bottom ? length + 1 : 0;
            runs += length == FLAT_SAMPLES ? 1 : 0;
        }
        return runs;
    }

    private static double edgeDb(Waveform sound) {
        float[] samples = sound.samples();
        int length = Math.min(samples.length, (int) Math.ceil(EDGE_SECONDS * sound.sampleRateHz()));
        double loudest = 0;
        for (int from = 0; from + length <= samples.length; from += length) {
            loudest = Math.max(loudest, energy(samples, from, from + length));
        }
        double edge = Math.max(energy(samples, 0, length), energy(samples, samples.length - length, samples.length));
        return loudest == 0 ? Double.NEGATIVE_INFINITY : 10 * Math.log10(edge / loudest);
    }

    private static double energy(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum;
    }

    private static double centre(boolean[] active) {
        int first = 0;
        int last = active.length - 1;
        while (first < last && !active[first]) {
            first++;
        }
        while (last > first && !active[last]) {
            last--;
        }
        return (first + last + 1) / (2.0 * active.length);
    }
}
