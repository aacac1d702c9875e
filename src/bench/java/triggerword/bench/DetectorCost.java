package triggerword.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import triggerword.audio.AudioFile;
import triggerword.audio.Resampler;
import triggerword.audio.Waveform;
import triggerword.detection.Detector;
import triggerword.model.Model;
import triggerword.model.ModelFile;

/** What a detector costs, features included: CPU time of its thread for a second of sound. */
public final class DetectorCost {
    private static final int TURNS = 7;

    private DetectorCost() {}

    /**
     * Prints the ms of CPU for a second of sound, the median of some turns; before them is one that is not counted.
     *
     * @param arguments a model's file, and a file of sound
     */
    public static void main(String[] arguments) throws IOException {
        Model model = ModelFile.read(Path.of(arguments[0]));
        Waveform sound = Resampler.resample(AudioFile.read(Path.of(arguments[1])), model.sampleRateHz());
        var thread = ManagementFactory.getThreadMXBean();
        var costs = new double[TURNS];
        for (int turn = -1; turn < TURNS; turn++) {
            long begin = thread.getCurrentThreadCpuTime();
            listen(new Detector(model), sound);
            if (turn >= 0) {
                costs[turn] = (thread.getCurrentThreadCpuTime() - begin) / 1e3 / sound.durationMs();
            }
        }
        Arrays.sort(costs);
        System.out.println("CPU\t" + costs[TURNS / 2]);
    }

    /** In pieces of 20 ms, as a microphone gives them. */
    private static void listen(Detector detector, Waveform sound) {
        int piece = sound.sampleRateHz() / 50;
        for (int from = 0; from + piece <= sound.frames(); from += piece) {
            detector.accept(Arrays.copyOfRange(sound.samples(), from, from + piece));
        }
    }
}
