package triggerword.detection;

/**
 * The product in plain Java. Four rows of the kernel are added at a time, so that the sums are read and written a quarter
 * as often; the compiler turns the inner loop into vector instructions.
 */
final class PlainProduct implements Product {
    /** {@code [in][out]}, filled up with rows of zeros to whole fours. */
    private final float[][] rows;

    private final int inputs;
    private final float[] bias;
    private final float[] factors;

    PlainProduct(Dense dense) {
        bias = dense.bias();
        inputs = dense.kernel().length / bias.length;
        rows = new float[(inputs + 3) / 4 * 4][bias.length];
        for (int i = 0; i < inputs; i++) {
            System.arraycopy(dense.kernel(), i * bias.length, rows[i], 0, bias.length);
        }
        factors = new float[rows.length];
    }

    @Override
    public void apply(float[] in, float[] out) {
        System.arraycopy(bias, 0, out, 0, bias.length);
        add(in, 0, out);
    }

    @Override
    public void add(float[] in, int from, float[] out) {
        System.arraycopy(in, from, factors, 0, inputs);
        for (int i = 0; i < rows.length; i += 4) {
            addFour(i, out);
        }
    }

    private void addFour(int i, float[] out) {
        float f0 = factors[i];
        float f1 = factors[i + 1];
        float f2 = factors[i + 2];
        float f3 = factors[i + 3];
        float[] r0 = rows[i];
        float[] r1 = rows[i + 1];
        float[] r2 = rows[i + 2];
        float[] r3 = rows[i + 3];
        for (int j = 0; j < bias.length; j++) {
            out[j] += (f0 * r0[j] + f1 * r1[j]) + (f2 * r2[j] + f3 * r3[j]);
        }
    }
}
