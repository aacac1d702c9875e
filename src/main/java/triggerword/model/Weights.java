package triggerword.model;

import java.util.Arrays;

/**
 * The weights of one network, one array after the other as {@link WeightLayout} orders them.
 *
 * @param options the network they belong to
 * @param values  {@code [options.parameters()]}; not copied, read-only
 */
public record Weights(NetworkOptions options, float[] values) {
    public Weights {
        if (values.length != options.parameters()) {
            throw new IllegalArgumentException(
                    "expected " + options.parameters() + " weights but was " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("expected finite weights but number " + i + " was " + values[i]);
            }
        }
    }

    /**
     * A copy of one array, in C order.
     *
     * @param name as in {@link WeightLayout}, for example {@code gru/kernel}
     */
    public float[] get(String name) {
        int offset = 0;
        for (WeightShape shape : WeightLayout.of(options)) {
            if (shape.name().equals(name)) {
                return Arrays.copyOfRange(values, offset, offset + shape.length());
            }
            offset += shape.length();
        }
        throw new IllegalArgumentException("expected the name of a weight array but was " + name);
    }

    @Override
    public String toString() {
        return "Weights[" + values.length + " values]";
    }
}
