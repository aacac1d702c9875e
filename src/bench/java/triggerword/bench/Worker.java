package triggerword.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import triggerword.detection.StreamingWork;

/**
 * The process that {@code ./lab bench} times: {@code Worker WORK FOLDER [name=value]…}.
 *
 * <p>It prepares the work and writes to the folder what the peers need to do the same and to compare. Then it prints
 * {@code ready}; for every line of standard input, a number of seconds, it repeats the work for so long and prints the
 * median time of one item in ms.
 */
public final class Worker {
    private static final int MAX_RUNS = 1 << 20;

    private Worker() {}

    /** See {@link Worker}. */
    public static void main(String[] arguments) throws IOException {
        Work work = prepare(arguments[0], Path.of(arguments[1]), Settings.of(arguments, 2));
        System.out.println("ready");
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(medianMs(work, Double.parseDouble(order)));
        }
    }

    private static Work prepare(String name, Path folder, Settings settings) throws IOException {
        return switch (name) {
            case "example" -> ExampleWork.prepare(folder);
            case "augmentation" -> AugmentationWork.prepare();
            case "spectrogram" -> SpectrogramWork.prepare(folder);
            case "training" -> TrainingWork.prepare(folder, settings);
            case "inference" -> InferenceWork.prepare(folder, settings);
            case "streaming" -> StreamingWork.prepare(folder);
            default -> throw new IllegalArgumentException("expected the name of a work but was " + name);
        };
    }

    private static double medianMs(Work work, double seconds) {
        var nanos = new long[MAX_RUNS];
        int runs = 0;
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long now = System.nanoTime();
        while ((now < end || runs == 0) && runs < MAX_RUNS) {
            long begin = now;
            runOnce(work);
            now = System.nanoTime();
            nanos[runs++] = now - begin;
        }
        Arrays.sort(nanos, 0, runs);
        return (nanos[runs / 2] + nanos[(runs - 1) / 2]) / 2e6 / work.items();
    }

    private static void runOnce(Work work) {
        double result = work.run();
        if (Double.isNaN(result)) {
            throw new IllegalStateException("expected a number as the result but was " + result);
        }
    }
}
