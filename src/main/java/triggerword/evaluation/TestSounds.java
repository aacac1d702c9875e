package triggerword.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Digest;
import triggerword.command.CommandLine;
import triggerword.command.Option;

/**
 * What detectors are measured on, as folders of anyone's clips.
 *
 * @param positives folders of clips of the word
 * @param negatives folders of clips without it
 * @param noise     folders of noises to put behind the clips; none for clean clips only
 * @param snrDb     ratios of speech to noise, in dB
 */
public record TestSounds(List<Path> positives, List<Path> negatives, List<Path> noise, List<Double> snrDb) {
    /** The options of a command that name them. */
    public static final List<Option> OPTIONS = Stream.of("--positives", "--negatives", "--noise", "--snr")
            .map(Option::several)
            .toList();

    /** How a command's usage shows them. */
    public static final String USAGE = "--positives DIR… --negatives DIR… [--noise DIR… --snr DB…]";

    private static final double USUAL_SNR_DB = 10;

    /** Files are digested as they are. */
    private static final int ANY_RATE_HZ = 16_000;

    public TestSounds {
        positives = List.copyOf(positives);
        negatives = List.copyOf(negatives);
        noise = List.copyOf(noise);
        snrDb = List.copyOf(snrDb);
    }

    /**
     * Those that a command names, perhaps none; with noise and no ratio it is 10 dB.
     *
     * @throws IllegalArgumentException if one is of no use without another; the message is one sentence
     */
    public static TestSounds of(CommandLine line) {
        List<Path> noise = line.paths("--noise");
        List<Double> snrDb = line.numbers("--snr");
        if (!noise.isEmpty() && snrDb.isEmpty()) {
            snrDb = List.of(USUAL_SNR_DB);
        }
        var sounds = new TestSounds(line.paths("--positives"), line.paths("--negatives"), noise, snrDb);
        line.demand(
                sounds.positives.isEmpty() == sounds.negatives.isEmpty(),
                "with one of --positives and --negatives the other");
        line.demand(snrDb.isEmpty() == noise.isEmpty(), "with --snr the noises that --noise names");
        line.demand(snrDb.stream().distinct().count() == snrDb.size(), "each ratio of --snr once");
        return sounds;
    }

    /** True if there is nothing to measure on. */
    public boolean isEmpty() {
        return positives.isEmpty();
    }

    /**
     * The clips of the word, at a rate in Hz.
     *
     * @throws IOException if a folder is empty, or a clip cannot be read
     */
    public List<Clip> positives(int sampleRateHz) throws IOException {
        return clips(positives, Kind.POSITIVE, sampleRateHz);
    }

    /**
     * The clips without it, at a rate in Hz.
     *
     * @throws IOException if a folder is empty, or a clip cannot be read
     */
    public List<Clip> negatives(int sampleRateHz) throws IOException {
        return clips(negatives, Kind.NEGATIVE, sampleRateHz);
    }

    /**
     * Clean, and then a condition for each ratio, with noises at a rate in Hz.
     *
     * @throws IOException if a folder is empty, or a noise cannot be read
     */
    public List<Condition> conditions(int sampleRateHz) throws IOException {
        var conditions = new ArrayList<Condition>(List.of(Condition.clean()));
        var noises = clips(noise, Kind.BACKGROUND, sampleRateHz).stream()
                .map(Clip::sound)
                .toList();
        snrDb.forEach(ratio -> conditions.add(Condition.noise(ratio, noises)));
        return conditions;
    }

    /**
     * SHA-256 over all files and ratios, in hexadecimal.
     *
     * @throws IOException if a folder is empty, or a file cannot be read
     */
    public String digest() throws IOException {
        var digest = new Digest();
        for (List<Path> folders : List.of(positives, negatives, noise)) {
            for (Path folder : folders) {
                digest.add(ClipLibrary.of(folder, Kind.NEGATIVE, ANY_RATE_HZ).digest());
            }
            digest.add("next");
        }
        return digest.add(snrDb.toString()).hex();
    }

    private static List<Clip> clips(List<Path> folders, Kind kind, int sampleRateHz) throws IOException {
        var clips = new ArrayList<Clip>();
        for (Path folder : folders) {
            clips.addAll(ClipLibrary.of(folder, kind, sampleRateHz).clips());
        }
        return clips;
    }
}
