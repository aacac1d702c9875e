package triggerword.bench;

import java.io.IOException;
import java.nio.file.Path;
import triggerword.dataset.NpyArray;

/** Writes what the peers read. */
public final class NpyFile {
    private NpyFile() {}

    /** Writes floats in C order. */
    public static void write(Path file, float[] values, int... shape) throws IOException {
        array(values, shape).write(file);
    }

    static NpyArray array(float[] values, int... shape) {
        var doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return new NpyArray(shape, doubles);
    }
}
