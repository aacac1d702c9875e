package triggerword.bench;

import java.util.Arrays;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;

/** The most that this machine does in a matrix product of floats (oneDNN's sgemm, 1024 × 1024 × 1024). */
public final class SgemmPeak {
    private static final int SIZE = 1024;
    private static final int RUNS = 100;

    private SgemmPeak() {}

    /** Prints the GFLOP/s of the median run. */
    public static void main(String[] arguments) {
        var nanos = new long[RUNS];
        try (var a = random();
                var b = random();
                var c = random()) {
            for (int i = 0; i < RUNS; i++) {
                long begin = System.nanoTime();
                int status = dnnl.dnnl_sgemm((byte) 'N', (byte) 'N', SIZE, SIZE, SIZE, 1, a, SIZE, b, SIZE, 0, c, SIZE);
                nanos[i] = System.nanoTime() - begin;
                if (status != dnnl.dnnl_success) {
                    throw new IllegalStateException("oneDNN's sgemm failed with status " + status);
                }
            }
        }
        Arrays.sort(nanos);
        System.out.println("gflops\t" + 2.0 * SIZE * SIZE * SIZE / nanos[RUNS / 2]);
    }

    private static FloatPointer random() {
        return new FloatPointer(RandomWeights.input(SIZE * SIZE));
    }
}
