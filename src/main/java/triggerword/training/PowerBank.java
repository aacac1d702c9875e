package triggerword.training;

import java.util.Optional;
import java.util.SplittableRandom;
import triggerword.audio.Waveform;
import triggerword.augmentation.Level;
import triggerword.augmentation.SpeechActivity;
import triggerword.dataset.Window;
import triggerword.dataset.WindowSynthesizer;
import triggerword.spectrogram.Spectrogram;

/**
 * What windows are mixed of, as the power of mel bands: speech in its room, noises, and a recorder's own noise. Made once;
 * {@link PowerMix} mixes them anew each time.
 *
 * <p>Speech is of power 1 where somebody speaks, noise on average. 40,000 windows of 2.2 s and 10,000 noises take 0.87 GB:
 * powers are kept as natural logarithms in steps of 0.001 (0.004 dB); what is below e^-32.8 is silence.
 */
final class PowerBank {
    /** Noises for each window: one comes again behind other speech, at another ratio. */
    private static final double NOISES = 0.25;

    private static final int FLOORS = 64;
    private static final float STEP = 1e-3f;
    private static final float[] POWERS = powers();

    private final VoicesOptions options;
    private final int frames;
    private final short[][] speech;
    private final float[][] labels;
    private final short[][] noises;
    private final short[][] floors;

    private PowerBank(VoicesOptions options) {
        this.options = options;
        frames = options.frames(options.windows());
        int windows = options.positives() + options.negatives();
        speech = new short[windows][];
        labels = new float[windows][];
        noises = new short[(int) Math.ceil(NOISES * windows)][];
        floors = new short[FLOORS][];
    }

    /**
     * Speech and noise of a seed, the windows with the word first.
     *
     * @throws InterruptedException if this thread was interrupted
     */
    static PowerBank make(WindowSynthesizer windows, VoicesOptions options, long seed, VoicesListener listener)
            throws InterruptedException {
        var bank = new PowerBank(options);
        var labels = new WindowLabels(options);
        int speeches = bank.speech.length;
        int noises = bank.noises.length;
        Making.all(speeches + noises, "speech and noises to learn from", listener, i -> {
            if (i < speeches) {
                Window window = i < options.positives()
                        ? windows.positiveSpeech(seed, i)
                        : windows.negativeSpeech(seed, i - options.positives());
                double levelDbfs = SpeechActivity.levelDbfs(window.sound());
                bank.speech[i] =
                        Double.isInfinite(levelDbfs) ? null : bank.power(window.sound(), levelDbfs, window.warp());
                bank.labels[i] = labels.labels(window, bank.frames);
            } else {
                Waveform noise = windows.noise(seed, i - speeches);
                bank.noises[i - speeches] = bank.power(noise, noise.dbfs(), 1);
            }
        });
        int rateHz = options.features().sampleRateHz();
        for (int i = 0; i < FLOORS; i++) {
            Waveform floor = white(options.windows().samples(rateHz), rateHz, seed + i);
            bank.floors[i] = bank.power(floor, floor.dbfs(), 1);
        }
        return bank;
    }

    private static Waveform white(int samples, int rateHz, long seed) {
        var random = new SplittableRandom(seed);
        var white = new float[samples];
        for (int i = 0; i < samples; i++) {
            white[i] = (float) (2 * random.nextDouble() - 1);
        }
        return Waveform.mono(white, rateHz);
    }

    /** The power of a sound brought from a level to 0 dB, as {@link #add} reads it. */
    private short[] power(Waveform sound, double levelDbfs, double warp) {
        // a silent noise has no level
        Waveform full = Double.isInfinite(levelDbfs) ? sound : Level.gain(sound, -levelDbfs);
        float[] power = Spectrogram.warped(full, options.features(), warp).values();
        var packed = new short[power.length];
        for (int i = 0; i < packed.length; i++) {
            double logarithm = Math.log(power[i]) / STEP;
            packed[i] = (short) Math.round(Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, logarithm)));
        }
        return packed;
    }

    private static float[] powers() {
        var powers = new float[1 << Short.SIZE];
        // that of the smallest stays 0: silence
        for (int i = Short.MIN_VALUE + 1; i <= Short.MAX_VALUE; i++) {
            powers[i & 0xffff] = (float) Math.exp(i * STEP);
        }
        return powers;
    }

    /** The speech of a window; nothing if it is of noise alone. Those with the word come first. */
    Optional<short[]> speech(int window) {
        return Optional.ofNullable(speech[window]);
    }

    /** The labels of a window, {@code [steps]}: see {@link WindowLabels}; read-only. */
    float[] labels(int window) {
        return labels[window];
    }

    /** One of the noises. */
    short[] noise(SplittableRandom random) {
        return noises[random.nextInt(noises.length)];
    }

    /** White noise. */
    short[] floor(SplittableRandom random) {
        return floors[random.nextInt(floors.length)];
    }

    /** Adds a sound of this bank to power {@code [frames][bands]}, each band by its gain. */
    static void add(short[] sound, float[] bandGains, float[] power) {
        for (int i = 0; i < power.length; ) {
            for (int band = 0; band < bandGains.length; band++, i++) {
                power[i] += bandGains[band] * POWERS[sound[i] & 0xffff];
            }
        }
    }
}
