package triggerword.speech;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SplittableRandom;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import triggerword.audio.AudioFile;
import triggerword.audio.Resampler;
import triggerword.audio.Waveform;

/** Music and single events, drawn by the seed and played by FluidSynth on the instruments of FluidR3. */
final class Soundfont implements Background.Maker {
    private static final Path INSTRUMENTS = Path.of("/usr/share/sounds/sf2/FluidR3_GM.sf2");
    private static final int TICKS_PER_BEAT = 96;
    /** At MIDI's usual 120 beats a minute. */
    private static final int BEATS = 2 * (Background.SECONDS - 2);

    private static final int DRUMS = 9;
    private static final int[] SCALE = {0, 2, 4, 7, 9, 12, 14, 16};
    private static final int[] CHORDS = {0, 5, 7, 9};

    @Override
    public Set<String> missing() {
        return Program.exists("fluidsynth") && Files.exists(INSTRUMENTS)
                ? Set.of()
                : Set.of("fluidsynth", "fluid-soundfont-gm");
    }

    @Override
    public float[] make(Background background, long seed, Path folder) throws IOException, InterruptedException {
        Path midi = folder.resolve("score.mid");
        Path wav = folder.resolve("score.wav");
        var random = new SplittableRandom(seed);
        try {
            var score = new Sequence(Sequence.PPQ, TICKS_PER_BEAT);
            write(score.createTrack(), background.what().split(" ", -1), random);
            var bytes = new ByteArrayOutputStream();
            MidiSystem.write(score, 0, bytes);
            Files.write(midi, bytes.toByteArray());
        } catch (InvalidMidiDataException e) {
            throw new IOException("expected a score but was '" + background.what() + "'", e);
        }
        Program.run(
                folder,
                "fluidsynth",
                "-ni",
                "-q",
                "-r",
                "44100",
                "-g",
                "0.8",
                "-F",
                wav.toString(),
                INSTRUMENTS.toString(),
                midi.toString());
        Waveform stereo = AudioFile.read(wav);
        return Resampler.resample(Waveform.mono(stereo.samples(), stereo.sampleRateHz()), ClipFinish.RATE_HZ)
                .samples();
    }

    private static void write(Track track, String[] what, SplittableRandom random) throws InvalidMidiDataException {
        switch (what[0]) {
            case "music" -> {
                melody(track, 0, Integer.parseInt(what[1]), random);
                chords(track, 1, Integer.parseInt(what[1]), 0, random);
            }
            case "drums" -> drums(track, random);
            case "band" -> {
                melody(track, 0, Integer.parseInt(what[1]), random);
                chords(track, 1, Integer.parseInt(what[2]), -24, random);
                drums(track, random);
            }
            case "event" -> events(track, Integer.parseInt(what[1]), Integer.parseInt(what[2]), random);
            default -> throw new InvalidMidiDataException(what[0]);
        }
    }

    private static void melody(Track track, int channel, int program, SplittableRandom random)
            throws InvalidMidiDataException {
        program(track, channel, program);
        int at = 3;
        for (double beat = 0; beat < BEATS; ) {
            double length = new double[] {0.5, 0.5, 1, 1, 1.5, 2}[random.nextInt(6)];
            at = Math.max(0, Math.min(SCALE.length - 1, at + random.nextInt(-2, 3)));
            if (random.nextInt(6) > 0) {
                note(track, channel, 62 + SCALE[at], beat, length * 0.95, random.nextInt(60, 110));
            }
            beat += length;
        }
    }

    private static void chords(Track track, int channel, int program, int shift, SplittableRandom random)
            throws InvalidMidiDataException {
        program(track, channel, program);
        for (int beat = 0; beat < BEATS; beat += 4) {
            int root = 50 + shift + CHORDS[random.nextInt(CHORDS.length)];
            for (int third : new int[] {0, 4, 7}) {
                note(track, channel, root + third, beat, 3.8, random.nextInt(45, 80));
            }
        }
    }

    private static void drums(Track track, SplittableRandom random) throws InvalidMidiDataException {
        for (double beat = 0; beat < BEATS; beat += 0.5) {
            if (beat % 2 == 0) {
                note(track, DRUMS, 36, beat, 0.4, random.nextInt(80, 120));
            } else if (beat % 2 == 1) {
                note(track, DRUMS, 38, beat, 0.4, random.nextInt(70, 115));
            }
            if (random.nextInt(4) > 0) {
                note(track, DRUMS, random.nextInt(8) == 0 ? 49 : 42, beat, 0.4, random.nextInt(40, 90));
            }
        }
    }

    private static void events(Track track, int program, int pitch, SplittableRandom random)
            throws InvalidMidiDataException {
        program(track, 0, program);
        for (double beat = random.nextDouble(2); beat < BEATS; ) {
            double length = random.nextDouble(1.5, 7);
            note(track, 0, pitch + random.nextInt(-7, 8), beat, length, random.nextInt(60, 120));
            beat += length + random.nextDouble(0.3, 4);
        }
    }

    private static void program(Track track, int channel, int program) throws InvalidMidiDataException {
        track.add(new MidiEvent(new ShortMessage(ShortMessage.PROGRAM_CHANGE, channel, program, 0), 0));
    }

    private static void note(Track track, int channel, int pitch, double beat, double beats, int strength)
            throws InvalidMidiDataException {
        long from = Math.round(beat * TICKS_PER_BEAT);
        long to = from + Math.round(beats * TICKS_PER_BEAT);
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, channel, pitch, strength), from));
        track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, channel, pitch, 0), to));
    }
}
