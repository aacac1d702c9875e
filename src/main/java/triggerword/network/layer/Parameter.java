package triggerword.network.layer;

import java.util.random.RandomGenerator;

/**
 * One parameter array of a layer.
 *
 * @param name    as Keras names it, but {@code recurrentKernel}: DL4J splits names at the last underscore
 * @param role    how training treats it
 * @param initial what it starts with
 * @param shape   dimensions, C order; read-only
 */
record Parameter(String name, Role role, Initial initial, long... shape) {
    /** How training treats a parameter. */
    enum Role {
        /** Multiplies; regularization, if any, acts on it. */
        WEIGHT,
        /** Is added. */
        BIAS,
        /** Is an average that the layer keeps itself; no updater moves it. */
        AVERAGE
    }

    /** The values a parameter starts with, in C order. */
    interface Initial {
        float[] values(int length, RandomGenerator random);
    }

    int length() {
        long length = 1;
        for (long size : shape) {
            length *= size;
        }
        return Math.toIntExact(length);
    }
}
