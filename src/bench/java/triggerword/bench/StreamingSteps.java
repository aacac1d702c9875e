package triggerword.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import triggerword.detection.StreamingWork;

/** A million output steps of the stream one by one: how even they are, and what they allocate. */
public final class StreamingSteps {
    private static final int STEPS = 1_000_000;
    private static final int WARM_UP_STEPS = 50_000;

    private StreamingSteps() {}

    /** Prints the median, the slow tail, and the bytes of a step. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "bench", "streaming"));
        Work work = StreamingWork.prepare(folder);
        for (int i = 0; i < WARM_UP_STEPS; i++) {
            work.run();
        }
        var nanos = new long[STEPS];
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            long begin = System.nanoTime();
            sum += work.run();
            nanos[i] = System.nanoTime() - begin;
        }
        bytes = thread.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
        if (!(sum > 0)) {
            throw new IllegalStateException("expected scores above 0 but their sum was " + sum);
        }
        Arrays.sort(nanos);
        System.out.println("one output step, median of 10⁶\t" + nanos[STEPS / 2] / 1e6);
        System.out.println("one output step, 99.9 % of 10⁶ are at most\t" + nanos[STEPS / 1000 * 999] / 1e6);
        System.out.println("one output step, bytes allocated\t" + (double) bytes / STEPS);
    }
}
