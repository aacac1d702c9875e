package triggerword.augmentation;

import java.util.Locale;
import java.util.SplittableRandom;
import triggerword.audio.Waveform;

/**
 * A room with a talker and a microphone in it.
 *
 * <p>The direct sound comes first; then reflections arrive one by one, {@code 4π c³ t² / V} a second at {@code t} after
 * they left the mouth (H. Kuttruff, <i>Room Acoustics</i>, 4.2), each weaker the longer its way, until they are so dense
 * that they are noise under an exponential decay (J.-D. Polack, 1988). How strong they are beside the direct sound
 * follows from the distance, the volume and the reverberation time (the critical distance, Kuttruff 5.1).
 *
 * @param rt60Ms         time in which the reverberation falls by 60 dB, in ms: 80 in a car, 400 in a living room
 * @param volumeM3       volume in m³: 3 in a car, 40 in a living room
 * @param distanceMeters from mouth to microphone, in m
 * @param seed           which of all such rooms
 */
public record Room(double rt60Ms, double volumeM3, double distanceMeters, long seed) {
    private static final double SPEED_OF_SOUND = 343;
    /** Energy falls by 60 dB in the reverberation time: e^−13.8. */
    private static final double DECAY = 6 * Math.log(10);

    /**
     * Reflections mix to noise after {@code √V} ms (Polack). In a large room with a very short reverberation hardly any
     * would be left to decay then: they come as densely there as in the smaller room that mixes in a sixteenth of its
     * RT60.
     */
    private static final double MIXINGS_PER_RT60 = 16;

    public Room {
        check("rt60Ms", rt60Ms, 20, 3000);
        check("volumeM3", volumeM3, 1, 10_000);
        check("distanceMeters", distanceMeters, 0.05, 50);
    }

    /**
     * Energy of the direct sound over that of all reflections, in dB.
     *
     * <p>By M. Barron's revised theory: reflections cannot arrive before the direct sound.
     */
    public double directToReverberantDb() {
        double criticalDistance = 0.057 * Math.sqrt(volumeM3 / seconds());
        double reverberant = Math.pow(distanceMeters / criticalDistance, 2) * Math.exp(-DECAY * delay() / seconds());
        return -10 * Math.log10(reverberant);
    }

    /**
     * What the microphone hears of a click: the direct sound, 1, at sample 0, and then the reflections until they have
     * fallen by 60 dB.
     */
    public float[] impulseResponse(int sampleRateHz) {
        var random = new SplittableRandom(seed);
        var response = new float[Math.max(2, (int) Math.ceil(seconds() * sampleRateHz))];
        double densityVolume = Math.min(volumeM3, Math.pow(rt60Ms / MIXINGS_PER_RT60, 2));
        double energy = 0;
        for (int i = 1; i < response.length; i++) {
            double since = (double) i / sampleRateHz;
            double t = delay() + since;
            double arrivals = 4 * Math.PI * Math.pow(SPEED_OF_SOUND, 3) * t * t / densityVolume / sampleRateHz;
            // Whatever their number, the mean energy decays exponentially: fewer reflections are stronger ones.
            double strength = Math.exp(-DECAY / 2 * since / seconds());
            response[i] = (float) (strength * reflections(arrivals, random));
            energy += (double) response[i] * response[i];
        }
        double scale = energy == 0 ? 0 : Math.sqrt(Math.pow(10, -directToReverberantDb() / 10) / energy);
        for (int i = 1; i < response.length; i++) {
            response[i] *= (float) scale;
        }
        response[0] = 1;
        return response;
    }

    /**
     * The sound as it is heard in the room.
     *
     * @param sound mono
     * @return as long, and the direct sound at the same time as before; what rings after the end is cut, so leave
     *     silence there if it is to be heard. Samples may leave [-1, 1)
     * @throws IllegalArgumentException if the sound is not mono, or a sample is not a number
     */
    public Waveform apply(Waveform sound) {
        float[] samples = Mono.samples(sound);
        return Waveform.mono(Convolution.apply(samples, impulseResponse(sound.sampleRateHz())), sound.sampleRateHz());
    }

    /** The sum of the reflections that arrive in one sample, of mean energy 1. */
    private static double reflections(double expected, SplittableRandom random) {
        if (expected >= 1) {
            return random.nextGaussian();
        }
        boolean arrives = random.nextDouble() < expected;
        boolean inverted = random.nextBoolean();
        return arrives ? (inverted ? -1 : 1) / Math.sqrt(expected) : 0;
    }

    private double seconds() {
        return rt60Ms / 1000;
    }

    private double delay() {
        return distanceMeters / SPEED_OF_SOUND;
    }

    private static void check(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + ": expected " + least + " to " + most + " but was " + value);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Room[RT60 %.0f ms, %.0f m³, %.1f m, direct-to-reverberant %.1f dB]",
                rt60Ms,
                volumeM3,
                distanceMeters,
                directToReverberantDb());
    }
}
