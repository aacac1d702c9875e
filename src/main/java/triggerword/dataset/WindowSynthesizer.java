package triggerword.dataset;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
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
    /** Classes of a manifest that are heard as running speech. */
    private static final Set<String> RUNNING = Set.of("sentence", "random");
    /** Classes that are no negatives: who says them says the trigger word, or begins to. */
    private static final Set<String> LEFT_OUT = Set.of("contains", "part");

    private final WindowOptions options;
    private final int rateHz;
    private final int frames;
    private final PersonDraw positives;
    private final PersonDraw words;
    private final PersonDraw running;
    private final List<Clip> backgrounds;
    private final Augmenter positiveVoices;
    private final Augmenter negativeVoices;

    /**
     * A synthesizer for these clips, which have one rate.
     *
     * @throws IllegalArgumentException if there is no clip of a kind
     */
    public WindowSynthesizer(ClipLibrary clips, WindowOptions options) {
        this.options = options;
        positives = new PersonDraw(clips.positives());
        words = draw(clips, category -> !RUNNING.contains(category) && !LEFT_OUT.contains(category));
        running = draw(clips, RUNNING::contains);
        backgrounds = clips.backgrounds();
        if (positives.isEmpty() || words.isEmpty() || backgrounds.isEmpty()) {
            throw new IllegalArgumentException("expected at least one clip of each kind but was " + clips);
        }
        rateHz = clips.clips().get(0).recording().sampleRateHz();
        frames = samples(options.durationMs());
        positiveVoices = new Augmenter(options.positiveVoices());
        negativeVoices = new Augmenter(options.negativeVoices());
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
        Waveform word = positiveVoices
                .voice(random.nextLong())
                .apply(positives.clip(random).sound().toMono());
        int wordFrames = SpeechActivity.end(word);
        int latest = frames - samples(options.afterWordMs());
        int end = wordFrames >= latest ? latest : random.nextInt(wordFrames, latest + 1);
        var sound = new float[frames];
        add(word, end - wordFrames, sound);
        if (random.nextDouble() < options.otherSpeech()) {
            Waveform before = voice(words.clip(random), positiveVoices, random);
            add(before, end - wordFrames - pause(random) - before.frames(), sound);
        }
        if (random.nextDouble() < options.otherSpeech()) {
            Waveform after = voice(words.clip(random), positiveVoices, random);
            add(after, end - wordFrames + word.frames() + pause(random), sound);
        }
        return new Window(heard(sound, positiveVoices, random), OptionalDouble.of(1000.0 * end / rateHz), warp(random));
    }

    /** A window in which nobody says it. */
    public Window negative(long seed, int index) {
        SplittableRandom random = random(seed, index);
        double kind = random.nextDouble();
        var sound = new float[frames];
        if (kind < options.chainedWords()) {
            fill(words, sound, random);
        } else if (kind < options.chainedWords() + options.runningSpeech()) {
            fill(running.isEmpty() ? words : running, sound, random);
        }
        return new Window(heard(sound, negativeVoices, random), OptionalDouble.empty(), warp(random));
    }

    /** The speech of one person, from somewhere in the first clip on. */
    private void fill(PersonDraw speech, float[] sound, SplittableRandom random) {
        int person = speech.person(random);
        VoiceChange voice = negativeVoices.voice(random.nextLong());
        Waveform first = speech.clip(person, random).sound().toMono();
        Waveform clip = first.slice(random.nextInt(first.frames()), first.frames());
        for (int at = 0;
                at < sound.length;
                clip = speech.clip(person, random).sound().toMono()) {
            // what a sentence has beyond the window need not be changed
            int needed = Math.min(clip.frames(), (int) Math.ceil((sound.length - at) / voice.duration()));
            Waveform said = voice.apply(clip.slice(0, needed));
            add(said, at, sound);
            at += said.frames() + pause(random);
        }
    }

    private static Waveform voice(Clip clip, Augmenter voices, SplittableRandom random) {
        return voices.voice(random.nextLong()).apply(clip.sound().toMono());
    }

    private Waveform heard(float[] sound, Augmenter channels, SplittableRandom random) {
        List<Waveform> noises = backgrounds.stream()
                .map(background -> background.sound().toMono())
                .toList();
        Waveform noise = NoiseBlend.of(noises, frames, random.nextLong());
        Waveform heard = channels.channel(random.nextLong()).apply(Waveform.mono(sound, rateHz), noise);
        return withFloor(heard.samples(), options.floorDb().uniform(random), random.split());
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
