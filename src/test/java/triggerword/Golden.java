package triggerword;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import triggerword.audio.AudioFile;
import triggerword.audio.Clip;
import triggerword.audio.Recording;
import triggerword.audio.Speaker;
import triggerword.audio.Waveform;

/** The golden files of {@code src/test/golden}, and the test signals that its README defines. */
public final class Golden {
    /** Where the golden files lie. */
    public static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** The lines of a golden file without its comments, each cut at the spaces. */
    public static List<String[]> lines(String name) throws IOException {
        return Files.readAllLines(FOLDER.resolve(name)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", -1))
                .toList();
    }

    /** int16 noise of a linear congruential generator. */
    public static short[] noise(int seed, int count) {
        var values = new short[count];
        int state = seed;
        for (int i = 0; i < count; i++) {
            state = state * 1664525 + 1013904223;
            values[i] = (short) ((state >>> 16) - 32768);
        }
        return values;
    }

    /** The same noise as samples in [-1, 1), {@code shift} bits softer. */
    public static float[] noiseSamples(int seed, int count, int shift) {
        short[] values = noise(seed, count);
        var samples = new float[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (values[i] >> shift) / 32768f;
        }
        return samples;
    }

    /** A sound of noise, as many channels as shifts; seed 0 is silence. */
    public static Waveform segment(int frames, int seed, int rate, int... shifts) {
        short[] noise = seed == 0 ? new short[frames * shifts.length] : noise(seed, frames * shifts.length);
        var channels = new float[shifts.length][frames];
        for (int i = 0; i < noise.length; i++) {
            int channel = i % shifts.length;
            channels[channel][i / shifts.length] = (noise[i] >> shifts[channel]) / 32768f;
        }
        return new Waveform(channels, rate);
    }

    /** The segment of a line {@code background|clip frames N seed S shifts A,B}. */
    public static Waveform segment(String[] line) {
        int[] shifts = Arrays.stream(line[6].split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        return segment(Integer.parseInt(line[2]), Integer.parseInt(line[4]), 44_100, shifts);
    }

    /** A clip of noise that belongs to no file. */
    public static Clip clip(Clip.Kind kind, Waveform sound) {
        return new Clip(
                Path.of(kind.name().toLowerCase(java.util.Locale.ROOT) + ".wav"),
                kind,
                "",
                "",
                Speaker.UNKNOWN,
                Clip.Split.TRAIN,
                Recording.of(sound));
    }

    /** SHA-256 of the sound's 16-bit samples, little-endian, interleaved. */
    public static String sha256(Waveform sound) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(AudioFile.pcm16(sound));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mix of pydub.txt: the sounds that go in, and what pydub made of them stage by stage. */
    public record Mix(
            String name, Waveform background, List<Waveform> clips, List<Integer> positionsMs, List<Stage> stages) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What pydub had after a step; samples by their index in the interleaved stream. */
    public record Stage(String name, int channels, int frames, double dbfs, String sha256, String[] samples) {}

    /** All mixes of pydub.txt. */
    public static List<Mix> mixes() throws IOException {
        var mixes = new ArrayList<Mix>();
        List<String[]> lines = lines("pydub.txt");
        for (int i = 0; i < lines.size(); i++) {
            String[] line = lines.get(i);
            switch (line[0]) {
                case "mix" ->
                    mixes.add(new Mix(
                            line[1],
                            segment(lines.get(i + 1)),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>()));
                case "clip" -> {
                    last(mixes).clips().add(segment(line));
                    last(mixes).positionsMs().add(Integer.parseInt(line[8]));
                }
                case "stage" ->
                    last(mixes)
                            .stages()
                            .add(new Stage(
                                    line[1],
                                    Integer.parseInt(line[3]),
                                    Integer.parseInt(line[5]),
                                    number(line[11]),
                                    lines.get(i + 1)[1],
                                    lines.get(i + 2)));
                default -> {}
            }
        }
        return mixes;
    }

    /** A number as Python writes it. */
    public static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** The bytes of a text, for files that are not what their name says. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Mix last(List<Mix> mixes) {
        return mixes.get(mixes.size() - 1);
    }
}
