package triggerword.detection;

/**
 * The functions of gates and states, in place, of the first {@code count} values: the compiler turns each loop into
 * vector instructions.
 */
final class Activation {
    private Activation() {}

    /** Eigen's rational approximation of tanh, of degree 13 over 6: right to some units in the last place. */
    static void tanh(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            float x = Math.max(-7.905311f, Math.min(7.905311f, values[i]));
            float s = x * x;
            float p = -2.7607684e-16f;
            p = p * s + 2.000188e-13f;
            p = p * s - 8.604672e-11f;
            p = p * s + 5.1222973e-8f;
            p = p * s + 1.48572235e-5f;
            p = p * s + 6.3726195e-4f;
            p = p * s + 4.8935246e-3f;
            float q = 1.1982584e-6f;
            q = q * s + 1.1853471e-4f;
            q = q * s + 2.2684347e-3f;
            q = q * s + 4.893525e-3f;
            values[i] = x * p / q;
        }
    }

    /** The logistic function: {@code 1 / (1 + exp(-x))}. */
    static void sigmoid(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] *= 0.5f;
        }
        tanh(values, count);
        for (int i = 0; i < count; i++) {
            values[i] = 0.5f * values[i] + 0.5f;
        }
    }

    /** Keras' {@code clip(0.2 x + 0.5, 0, 1)}. */
    static void hardSigmoid(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = Math.max(0, Math.min(1, 0.2f * values[i] + 0.5f));
        }
    }
}
