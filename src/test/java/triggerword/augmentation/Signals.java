package triggerword.augmentation;

import java.util.SplittableRandom;
import triggerword.audio.Waveform;

/** Sounds whose properties are known, and plain-loop measurements of others. */
final class Signals {
    static final int RATE = 16_000;

    private Signals() {}

    /** Loudness of a vowel's harmonics, in dB: formants at 600, 1300 and 2600 Hz (each 200 Hz wide) on a slope. */
    static double vowelDb(double hz) {
        double gain = 0.03;
        for (double formant : new double[] {600, 1300, 2600}) {
            gain += 1 / (1 + Math.pow((hz - formant) / 200, 2));
        }
        return 20 * Math.log10(gain) - 6 * hz / 4000;
    }

    /** A steady vowel of this fundamental frequency. */
    static Waveform vowel(double f0, double seconds, int rate) {
        var samples = new float[(int) (seconds * rate)];
        for (int h = 1; h * f0 < 0.45 * rate; h++) {
            double amplitude = 0.1 * Math.pow(10, vowelDb(h * f0) / 20);
            for (int i = 0; i < samples.length; i++) {
                // phases that do not let all harmonics peak together
                samples[i] += (float) (amplitude * Math.cos(2 * Math.PI * h * f0 * i / rate + h * h));
            }
        }
        return Waveform.mono(samples, rate);
    }

    static Waveform noise(double seconds, double rms, long seed) {
        var random = new SplittableRandom(seed);
        var samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (rms * random.nextGaussian());
        }
        return Waveform.mono(samples, RATE);
    }

    /** A sound with silence before and after it. */
    static Waveform padded(Waveform sound, double beforeSeconds, double afterSeconds) {
        int before = (int) (beforeSeconds * sound.sampleRateHz());
        var samples = new float[before + sound.frames() + (int) (afterSeconds * sound.sampleRateHz())];
        System.arraycopy(sound.samples(), 0, samples, before, sound.frames());
        return Waveform.mono(samples, sound.sampleRateHz());
    }

    /** Fundamental frequency of the middle of a sound, in Hz: the greatest normalised autocorrelation, 60 to 400 Hz. */
    static double f0(Waveform sound) {
        float[] x = sound.samples();
        int rate = sound.sampleRateHz();
        int length = Math.min(x.length / 2, rate / 2);
        int from = (x.length - length) / 2;
        int shortest = rate / 400;
        int longest = rate / 60;
        var likeness = new double[longest + 2];
        for (int lag = shortest - 1; lag <= longest + 1; lag++) {
            double product = 0;
            double energy = 0;
            for (int i = from; i < from + length - longest - 1; i++) {
                product += x[i] * x[i + lag];
                energy += x[i + lag] * x[i + lag];
            }
            likeness[lag] = product / Math.sqrt(energy);
        }
        double greatest = 0;
        for (int lag = shortest; lag <= longest; lag++) {
            greatest = Math.max(greatest, likeness[lag]);
        }
        for (int lag = shortest; lag <= longest; lag++) {
            boolean peak = likeness[lag] >= likeness[lag - 1] && likeness[lag] >= likeness[lag + 1];
            // the first of several periods that are nearly as good
            if (peak && likeness[lag] > 0.9 * greatest) {
                double curve = likeness[lag - 1] - 2 * likeness[lag] + likeness[lag + 1];
                double shift = curve == 0 ? 0 : 0.5 * (likeness[lag - 1] - likeness[lag + 1]) / curve;
                return rate / (lag + shift);
            }
        }
        throw new AssertionError("no period: " + sound);
    }

    /** Loudness of one frequency in the middle half second of a sound (Hann window), in dB. */
    static double loudnessDb(Waveform sound, double hz) {
        float[] x = sound.samples();
        int rate = sound.sampleRateHz();
        int length = rate / 2;
        int from = (x.length - length) / 2;
        double re = 0;
        double im = 0;
        for (int i = 0; i < length; i++) {
            double value = x[from + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / length));
            re += value * Math.cos(2 * Math.PI * hz * i / rate);
            im += value * Math.sin(2 * Math.PI * hz * i / rate);
        }
        return 10 * Math.log10((re * re + im * im) * 16 / ((double) length * length));
    }

    /**
     * How far, on average over the harmonics of 200 to 4000 Hz, a sound's spectrum is from the {@link #vowelDb vowel's}
     * with its formants at {@code factor} times their frequencies, in dB; loudness aside.
     */
    static double envelopeErrorDb(Waveform sound, double f0, double factor) {
        int first = (int) Math.ceil(200 / f0);
        int count = (int) (4000 / f0) - first + 1;
        var errors = new double[count];
        double mean = 0;
        for (int h = 0; h < count; h++) {
            double hz = (first + h) * f0;
            // the loudest nearby: after a change of pitch the harmonic is not to the Hertz where it was wanted
            double loudest = Double.NEGATIVE_INFINITY;
            for (double shift = -0.02; shift <= 0.0201; shift += 0.0025) {
                loudest = Math.max(loudest, loudnessDb(sound, hz * (1 + shift / (first + h))));
            }
            errors[h] = loudest - vowelDb(hz / factor);
            mean += errors[h] / count;
        }
        double sum = 0;
        for (double error : errors) {
            sum += Math.abs(error - mean) / count;
        }
        return sum;
    }
}
