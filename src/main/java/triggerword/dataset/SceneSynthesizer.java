package triggerword.dataset;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.SplittableRandom;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.audio.ClipLibrary;
import triggerword.audio.TimeSpan;
import triggerword.augmentation.AugmentationOptions;
import triggerword.augmentation.Augmenter;
import triggerword.augmentation.VoiceChange;
import triggerword.dataset.ScenePlan.Placement;

/**
 * Makes labelled scenes from clips (the course's {@code create_training_example}).
 *
 * <p>All negatives are words without the trigger word here, those of the classes {@code contains} and {@code part}, in which
 * it or a part of it is said, among them; in windows ({@link WindowSynthesizer}) these are left out. Strangers are in no scene.
 *
 * <p>Scene {@code i} of a seed is always the same, whoever asks for it, in whatever order, on whatever thread. Safe for
 * use by several threads.
 */
public final class SceneSynthesizer {
    private final SynthesisOptions options;
    private final Augmenter voices;
    private final List<Clip> positives;
    private final List<Clip> negatives;
    private final List<Clip> backgrounds;

    /**
     * A synthesizer for these clips.
     *
     * @throws IllegalArgumentException if there is no clip of a kind, a word is as long as a scene, or a background is
     *     shorter than a scene; the message names the file
     */
    public SceneSynthesizer(ClipLibrary clips, SynthesisOptions options) {
        this(clips, options, AugmentationOptions.none());
    }

    /**
     * A synthesizer that says every word in another voice each time: few persons become many.
     *
     * @param voices how far a voice is changed; what it says of rooms, noise and microphones is not used
     * @throws IllegalArgumentException as the other
     */
    public SceneSynthesizer(ClipLibrary clips, SynthesisOptions options, AugmentationOptions voices) {
        this.options = options;
        this.voices = new Augmenter(voices);
        positives = clips.positives();
        negatives = clips.only(clip -> !clip.isStranger()).negatives();
        backgrounds = clips.backgrounds();
        if (positives.isEmpty() || negatives.isEmpty() || backgrounds.isEmpty()) {
            throw new IllegalArgumentException("expected at least one clip of each kind but was " + clips);
        }
        for (Clip clip : clips.clips()) {
            checkLength(clip);
        }
    }

    /** The scene number {@code index} of a seed. */
    public Scene scene(long seed, int index) {
        return plan(seed, index).mix(options);
    }

    /**
     * The first {@code count} scenes of a seed, as a list that makes a scene each time it is asked for one: a million
     * scenes take no more memory than one.
     */
    public List<Scene> scenes(int count, long seed) {
        return new LazyScenes(count, seed);
    }

    /** What chance decides of a scene: numbers of words, clips, places. */
    public ScenePlan plan(long seed, int index) {
        // The course calls random.seed(18) inside, so that every example draws the same numbers.
        var random = new SplittableRandom(new SplittableRandom(seed).nextLong() + index);
        Clip background = pick(backgrounds, random);
        int spareMs = lengthMs(background) - options.durationMs();
        int backgroundMs = random.nextInt(spareMs + 1);

        var placements = new ArrayList<Placement>();
        int wanted = place(positives, random.nextInt(options.maxPositives() + 1), placements, random)
                + place(negatives, random.nextInt(options.maxNegatives() + 1), placements, random);
        return new ScenePlan(background, backgroundMs, List.copyOf(placements), wanted - placements.size());
    }

    private int place(List<Clip> words, int count, List<Placement> placements, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            Clip clip = inAnotherVoice(pick(words, random), random);
            findRoom(clip, placements, random).ifPresent(span -> placements.add(new Placement(clip, span)));
        }
        return count;
    }

    private Optional<TimeSpan> findRoom(Clip clip, List<Placement> placements, SplittableRandom random) {
        int lengthMs = lengthMs(clip);
        if (lengthMs >= options.durationMs()) {
            // a long word, said slowly
            return Optional.empty();
        }
        for (int i = 0; i < options.tries(); i++) {
            TimeSpan span = randomSpan(lengthMs, random);
            TimeSpan claimed = withLabel(clip, span);
            boolean free = claimed.endMs() < options.durationMs()
                    && placements.stream().noneMatch(other -> withLabel(other.clip(), other.span())
                            .overlaps(claimed));
            if (free) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    /** A span of this length, equally likely anywhere in the scene (the course's {@code get_random_time_segment}). */
    private TimeSpan randomSpan(int lengthMs, SplittableRandom random) {
        return TimeSpan.of(random.nextInt(options.durationMs() - lengthMs), lengthMs);
    }

    private TimeSpan withLabel(Clip clip, TimeSpan span) {
        return clip.kind() == Kind.POSITIVE ? new TimeSpan(span.startMs(), span.endMs() + options.labelRoomMs()) : span;
    }

    private void checkLength(Clip clip) {
        boolean background = clip.kind() == Kind.BACKGROUND;
        if (background ? lengthMs(clip) < options.durationMs() : lengthMs(clip) >= options.durationMs()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "expected a %s %s the %d ms of a scene but was %.0f ms: %s",
                    background ? "background" : "word",
                    background ? "as long as" : "shorter than",
                    options.durationMs(),
                    clip.durationMs(),
                    clip.file()));
        }
    }

    /** pydub's len(): milliseconds, rounded to the nearest even. */
    private static int lengthMs(Clip clip) {
        return (int) Math.rint(clip.durationMs());
    }

    private Clip inAnotherVoice(Clip clip, SplittableRandom random) {
        VoiceChange change = voices.voice(random.nextLong());
        if (change.equals(VoiceChange.NONE)) {
            return clip;
        }
        // A voice has one channel, also where the recording has two.
        return clip.withSound(change.apply(clip.sound().firstChannel()));
    }

    private static Clip pick(List<Clip> clips, SplittableRandom random) {
        return clips.get(random.nextInt(clips.size()));
    }

    private final class LazyScenes extends AbstractList<Scene> implements RandomAccess {
        private final int count;
        private final long seed;

        LazyScenes(int count, long seed) {
            this.count = count;
            this.seed = seed;
        }

        @Override
        public Scene get(int index) {
            return scene(seed, Objects.checkIndex(index, count));
        }

        @Override
        public int size() {
            return count;
        }
    }
}
