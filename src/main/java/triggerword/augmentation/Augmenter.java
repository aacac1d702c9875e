package triggerword.augmentation;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import triggerword.audio.Waveform;

/**
 * Draws, from a seed, how a clip is changed.
 *
 * <p>A seed gives the same changes, and those the same bytes, on any thread. Each effect has a chance of its own:
 * options that differ in one effect draw the same for all others, so that experiments compare like with like. Safe for
 * use by several threads.
 */
public final class Augmenter {
    private final AugmentationOptions options;

    /** An augmenter that draws from these options. */
    public Augmenter(AugmentationOptions options) {
        this.options = options;
    }

    /** Another speaker: for a clip of one voice, before it becomes part of a scene. */
    public VoiceChange voice(long seed) {
        SplittableRandom random = new SplittableRandom(seed).split();
        double formants = factor(options.formants(), random.split());
        double pitch = factor(options.pitch(), random.split());
        double duration = factor(options.duration(), random.split());
        double speed = factor(options.speed(), random.split());
        return new VoiceChange(formants * speed, pitch * speed, duration / speed);
    }

    /** Another way from the mouth to the file: for a clip or a whole scene. */
    public Channel channel(long seed) {
        var base = new SplittableRandom(seed);
        // the first of the seed is the voice's
        base.split();
        SplittableRandom random = base.split();
        Optional<Room> room = room(options.rooms(), random.split());
        SplittableRandom noise = random.split();
        boolean noisy = noise.nextDouble() < options.snrDb().probability();
        double snrDb = options.snrDb().range().uniform(noise);
        double noiseStart = noise.nextDouble();
        Optional<Microphone> microphone = microphone(options.microphones(), random.split());
        SplittableRandom clipping = random.split();
        boolean clips = clipping.nextDouble() < options.clippedShare().probability();
        double share = options.clippedShare().range().uniform(clipping);
        return new Channel(
                room,
                noisy ? OptionalDouble.of(snrDb) : OptionalDouble.empty(),
                noiseStart,
                microphone,
                clips ? share : 0,
                options.peakDbfs().uniform(random.split()));
    }

    /**
     * The whole chain: {@link #voice} and then {@link #channel} of one seed.
     *
     * @param clip  mono, clean
     * @param noise mono, of the same rate and any length
     * @return as many times as long as the drawn {@link VoiceChange#duration}, in [-1, 1)
     * @throws IllegalArgumentException if a sound is not mono, or the rates differ
     */
    public Waveform augment(Waveform clip, Waveform noise, long seed) {
        return channel(seed).apply(voice(seed).apply(clip), noise);
    }

    private static double factor(Chance chance, SplittableRandom random) {
        boolean changed = random.nextDouble() < chance.probability();
        return changed ? chance.range().geometric(random) : 1;
    }

    private static Optional<Room> room(AugmentationOptions.Rooms rooms, SplittableRandom random) {
        if (random.nextDouble() >= rooms.probability()) {
            return Optional.empty();
        }
        return Optional.of(new Room(
                rooms.rt60Ms().geometric(random),
                rooms.volumeM3().geometric(random),
                rooms.distanceMeters().geometric(random),
                random.nextLong()));
    }

    private static Optional<Microphone> microphone(
            AugmentationOptions.Microphones microphones, SplittableRandom random) {
        if (random.nextDouble() >= microphones.probability()) {
            return Optional.empty();
        }
        return Optional.of(new Microphone(
                microphones.lowHz().geometric(random),
                microphones.highHz().geometric(random),
                Stream.generate(() -> microphones.gainsDb().uniform(random))
                        .limit(Microphone.BANDS)
                        .toList()));
    }
}
