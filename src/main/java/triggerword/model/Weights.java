package triggerword.model;

import java.util.Arrays;

/**
 * The weights of one network, one array after the other as {@link NetworkShape#layout} orders them.
 *
 * @param shape  the network they belong to
 * @param values  {@code [shape.parameters()]}; not copied, read-only
 */
public record Weights(NetworkShape shape, float[] values) {
    public Weights {
        if (values.length != shape.parameters()) {
            throw new IllegalArgumentException("expected " + shape.parameters() + " weights but was " + values.length);
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
     * @param name as in {@link NetworkShape#layout}, for example {@code gru/kernel}
     */
    public float[] get(String name) {
        int offset = 0;
        for (WeightShape array : shape.layout()) {
            if (array.name().equals(name)) {
                return Arrays.copyOfRange(values, offset, offset + array.length());
            }
            offset += array.length();
        }
        throw new IllegalArgumentException("expected the name of a weight array but was " + name);
    }

    @Override
    public String toString() {
        return "Weights[" + values.length + " values]";
    }
}
