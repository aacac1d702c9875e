package triggerword.training;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import triggerword.augmentation.Augmenter;
import triggerword.augmentation.Channel;
import triggerword.augmentation.Microphone;

/**
 * Windows of a {@link PowerBank} as a microphone hears them: behind a noise at some ratio, coloured, at some level, with the
 * recorder's own noise. A network that meets the same speech in the same noise again learns the noise too.
 *
 * <p>Powers of sounds that have nothing to do with each other add up, on average; a noise behind a speech costs a sum then,
 * and no Fourier transform. Other than by a {@link Channel}, the level is that before the microphone, and only speech is
 * clipped or warped.
 */
final class PowerMix {
    /** About how far the peak of speech, or of a steady noise, lies above its level; ticks reach much farther. */
    private static final double CREST_DB = 15;
    /** Mean square of the recorder's noise, which is as often at any amplitude up to its greatest. */
    private static final double UNIFORM = 1 / 3.0;

    private final PowerBank bank;
    private final VoicesOptions options;
    private final Augmenter positives;
    private final Augmenter negatives;
    private final double[] bandHz;

    PowerMix(PowerBank bank, VoicesOptions options) {
        this.bank = bank;
        this.options = options;
        positives = new Augmenter(options.windows().positiveVoices());
        negatives = new Augmenter(options.windows().negativeVoices());
        bandHz = IntStream.range(0, options.features().bands())
                .mapToDouble(options.features()::bandHz)
                .toArray();
    }

    /** The power of a window, {@code [frames][bands]}: another mix by each draw, by the same draw the same. */
    float[] power(int window, SplittableRandom random) {
        Channel channel = (window < options.positives() ? positives : negatives).channel(random.nextLong());
        Optional<short[]> speech = bank.speech(window);
        double speechPower = speech.isPresent() ? 1 : 0;
        double noisePower = noisePower(channel, speech.isPresent());
        double all = speechPower + noisePower;
        double level = ofDecibels(channel.peakDbfs() - CREST_DB) / (all == 0 ? 1 : all);
        float[] colour = colour(channel.microphone());
        var power = new float[options.frames(options.windows()) * bandHz.length];
        speech.ifPresent(said -> PowerBank.add(said, scaled(colour, level), power));
        short[] noise = bank.noise(random);
        if (noisePower > 0) {
            PowerBank.add(noise, scaled(colour, level * noisePower), power);
        }
        var flat = new float[colour.length];
        Arrays.fill(flat, (float) (UNIFORM
                * ofDecibels(channel.peakDbfs() + options.windows().floorDb().uniform(random))));
        PowerBank.add(bank.floor(random), flat, power);
        return power;
    }

    private static double noisePower(Channel channel, boolean behindSpeech) {
        if (channel.snrDb().isEmpty()) {
            return 0;
        }
        return behindSpeech ? ofDecibels(-channel.snrDb().getAsDouble()) : 1;
    }

    /** What a microphone makes of each band's power. */
    private float[] colour(Optional<Microphone> microphone) {
        var gains = new float[bandHz.length];
        Arrays.fill(gains, 1);
        microphone.ifPresent(by -> {
            for (int band = 0; band < gains.length; band++) {
                gains[band] = (float) ofDecibels(by.gainDb(bandHz[band]));
            }
        });
        return gains;
    }

    private static float[] scaled(float[] gains, double factor) {
        var scaled = new float[gains.length];
        for (int i = 0; i < gains.length; i++) {
            scaled[i] = (float) (factor * gains[i]);
        }
        return scaled;
    }

    /** A ratio of powers. */
    private static double ofDecibels(double db) {
        return Math.pow(10, db / 10);
    }
}
