package triggerword.dataset;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import triggerword.audio.Clip;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Waveform;
import triggerword.augmentation.Augmenter;
import triggerword.augmentation.Chance;
import triggerword.augmentation.NoiseBlend;
import triggerword.augmentation.SpeechActivity;
import triggerword.augmentation.VoiceChange;

/**
 * Makes windows from clips: the trigger word among other speech, or other speech, or noise, by a new speaker each time,
 * in a new room, behind a new noise.
 *
 * <p>Window {@code i} of a seed is always the same, whoever asks for it, on whatever thread. Safe for use by several
 * threads.
 */
public final class WindowSynthesizer {
    /** The class of a manifest for words that sound much like the trigger word. */
    public static final String CONFUSABLE = "confusable";

    /** Classes of a manifest that are heard as running speech. */
    private static final List<String> RUNNING = List.of("sentence", "random");
    /** Classes that are no negatives: who says them says the trigger word, or begins to; or is a stranger. */
    private static final List<String> LEFT_OUT = List.of("part", "contains", Clip.STRANGER);

    private final WindowOptions options;
    private final int rateHz;
    private final int frames;
    private final PersonDraw positives;
    private final PersonDraw words;
    private final PersonDraw confusables;
    private final PersonDraw running;
    private final List<Clip> backgrounds;
    private final Augmenter positiveVoices;
    private final Augmenter negativeVoices;

    /**
     * A synthesizer for these clips, which have one rate.
     *
     * @throws IllegalArgumentException if there is no clip of the word, no other single word, or no background
     */
    public WindowSynthesizer(ClipLibrary clips, WindowOptions options) {
        this(
                clips,
                options,
                new PersonDraw(clips.positives()),
                draw(
                        clips,
                        category -> !RUNNING.contains(category)
                                && !LEFT_OUT.contains(category)
                                && !CONFUSABLE.equals(category)),
                draw(clips, CONFUSABLE::equals),
                draw(clips, RUNNING::contains));
        demand(!positives.isEmpty(), "clip among the positives");
        demand(
                !words.isEmpty(),
                Stream.of(RUNNING, List.of(CONFUSABLE), LEFT_OUT)
                        .flatMap(List::stream)
                        .collect(Collectors.joining(
                                ", ", "single word among the negatives (of a class other than ", ")")));
    }

    private WindowSynthesizer(
            ClipLibrary clips,
            WindowOptions options,
            PersonDraw positives,
            PersonDraw words,
            PersonDraw confusables,
            PersonDraw running) {
        this.options = options;
        this.positives = positives;
        this.words = words;
        this.confusables = confusables;
        this.running = running;
        backgrounds = clips.backgrounds();
        demand(!backgrounds.isEmpty(), "clip among the backgrounds");
        rateHz = clips.clips().get(0).recording().sampleRateHz();
        frames = options.samples(rateHz);
        positiveVoices = new Augmenter(options.positiveVoices());
        negativeVoices = new Augmenter(options.negativeVoices());
    }

    /**
     * A synthesizer of windows without the word in which strangers alone speak.
     *
     * @return nothing if there is no stranger among the clips
     * @throws IllegalArgumentException if there is no background
     */
    public static Optional<WindowSynthesizer> ofStrangers(ClipLibrary clips, WindowOptions options) {
        PersonDraw strangers = draw(clips, Clip.STRANGER::equals);
        PersonDraw nobody = new PersonDraw(List.of());
        return strangers.isEmpty()
                ? Optional.empty()
                : Optional.of(new WindowSynthesizer(clips, options, nobody, strangers, nobody, strangers));
    }

    private static void demand(boolean there, String wanted) {
        if (!there) {
            throw new IllegalArgumentException("expected at least one " + wanted + " but there was none");
        }
    }

    private static PersonDraw draw(ClipLibrary clips, Predicate<String> categories) {
        return new PersonDraw(clips.negatives().stream()
                .filter(clip -> categories.test(clip.category()))
                .toList());
    }

    /** Rate of the windows, in Hz. */
    public int sampleRateHz() {
        return rateHz;
    }

    /** A window in which somebody says the trigger word. */
    public Window positive(long seed, int index) {
        SplittableRandom random = random(seed, index);
        return heard(positive(random), positiveVoices, random);
    }

    /**
     * The speech of such a window, in a room of its own draw, before noise, microphone and level: these are mixed anew each
     * time it is learned from.
     */
    public Window positiveSpeech(long seed, int index) {
        SplittableRandom random = random(seed, index);
        return inRoom(positive(random), positiveVoices, random);
    }

    /** Clean speech, and where the trigger word ends in it. */
    private record Said(Waveform sound, OptionalDouble wordEndMs) {}

    private Said positive(SplittableRandom random) {
        return placed(positives.clip(positives.person(random), random), positiveVoices, random);
    }

    /** A word somewhere in a window, and sometimes other words before and after it, each by a person drawn anew. */
    private Said placed(Clip clip, Augmenter voices, SplittableRandom random) {
        Waveform word = said(clip, voices, random);
        int wordFrames = SpeechActivity.end(word);
        int latest = frames - samples(options.afterWordMs());
        int end = wordFrames >= latest ? latest : random.nextInt(wordFrames, latest + 1);
        var sound = new float[frames];
        add(word, end - wordFrames, sound);
        if (random.nextDouble() < options.otherSpeech()) {
            Waveform before = said(word(words.person(random), random), voices, random);
            add(before, end - wordFrames - pause(random) - before.frames(), sound);
        }
        if (random.nextDouble() < options.otherSpeech()) {
            Waveform after = said(word(words.person(random), random), voices, random);
            add(after, end - wordFrames + word.frames() + pause(random), sound);
        }
        return new Said(Waveform.mono(sound, rateHz), OptionalDouble.of(1000.0 * end / rateHz));
    }

    private static Waveform said(Clip clip, Augmenter voices, SplittableRandom random) {
        return voices.voice(random.nextLong()).apply(clip.sound().toMono());
    }

    /** A word of a person that is not the trigger word. */
    private Clip word(String person, SplittableRandom random) {
        boolean near = random.nextDouble() < options.confusables() && confusables.has(person);
        return (near ? confusables : words).clip(person, random);
    }

    /** A window in which nobody says it. */
    public Window negative(long seed, int index) {
        SplittableRandom random = random(seed, index);
        return heard(negative(random), negativeVoices, random);
    }

    /** The speech of such a window as by {@link #positiveSpeech}; silence where the window is noise alone. */
    public Window negativeSpeech(long seed, int index) {
        SplittableRandom random = random(seed, index);
        return inRoom(negative(random), negativeVoices, random);
    }

    private Said negative(SplittableRandom random) {
        double kind = random.nextDouble();
        double decoysTo = options.decoys();
        double chainedTo = decoysTo + options.chainedWords();
        double runningTo = chainedTo + options.runningSpeech();
        var sound = new float[frames];
        if (kind < decoysTo) {
            Clip decoy = word(words.person(random), random);
            sound = placed(decoy, negativeVoices, random).sound().samples();
        } else if (kind < chainedTo) {
            String person = words.person(random);
            fill(() -> word(person, random), sound, random);
        } else if (kind < runningTo) {
            PersonDraw speech = running.isEmpty() ? words : running;
            String person = speech.person(random);
            fill(() -> speech.clip(person, random), sound, random);
        }
        return new Said(Waveform.mono(sound, rateHz), OptionalDouble.empty());
    }

    /** The speech of one person, from somewhere in the first clip on. */
    private void fill(Supplier<Clip> speech, float[] sound, SplittableRandom random) {
        VoiceChange voice = negativeVoices.voice(random.nextLong());
        Waveform first = speech.get().sound().toMono();
        Waveform clip = first.slice(random.nextInt(first.frames()), first.frames());
        for (int at = 0; at < sound.length; clip = speech.get().sound().toMono()) {
            // what a sentence has beyond the window need not be changed
            int needed = Math.min(clip.frames(), (int) Math.ceil((sound.length - at) / voice.duration()));
            Waveform said = voice.apply(clip.slice(0, needed));
            add(said, at, sound);
            at += said.frames() + pause(random);
        }
    }

    /** A noise of a window's length, of those that are behind the windows. */
    public Waveform noise(long seed, int index) {
        return noise(random(seed, index));
    }

    private Waveform noise(SplittableRandom random) {
        // a noise is of two at most: the others need not be read
        List<Waveform> noises = new AbstractList<>() {
            @Override
            public Waveform get(int index) {
                return backgrounds.get(index).sound().toMono();
            }

            @Override
            public int size() {
                return backgrounds.size();
            }
        };
        return NoiseBlend.of(noises, frames, random.nextLong());
    }

    private Window heard(Said said, Augmenter channels, SplittableRandom random) {
        Waveform noise = noise(random);
        Waveform heard = channels.channel(random.nextLong()).apply(said.sound(), noise);
        Waveform recorded = withFloor(heard.samples(), options.floorDb().uniform(random), random.split());
        return new Window(recorded, said.wordEndMs(), warp(random));
    }

    private Window inRoom(Said said, Augmenter channels, SplittableRandom random) {
        Waveform heard = channels.channel(random.nextLong()).speech(said.sound());
        return new Window(heard, said.wordEndMs(), warp(random));
    }

    private Waveform withFloor(float[] samples, double floorDb, SplittableRandom random) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        float amplitude = (float) (peak * Math.pow(10, floorDb / 20));
        var noisy = new float[samples.length];
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] = samples[i] + amplitude * (float) (2 * random.nextDouble() - 1);
        }
        return Waveform.mono(noisy, rateHz);
    }

    private double warp(SplittableRandom random) {
        Chance warp = options.warp();
        return random.nextDouble() < warp.probability() ? warp.range().geometric(random) : 1;
    }

    private static void add(Waveform clip, int at, float[] sound) {
        float[] samples = clip.samples();
        int to = Math.min(samples.length, sound.length - at);
        for (int i = Math.max(0, -at); i < to; i++) {
            sound[at + i] += samples[i];
        }
    }

    private int pause(SplittableRandom random) {
        return samples(options.pauseMs().uniform(random));
    }

    private int samples(double ms) {
        return (int) Math.round(ms * rateHz / 1000);
    }

    private static SplittableRandom random(long seed, int index) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + index);
    }
}
