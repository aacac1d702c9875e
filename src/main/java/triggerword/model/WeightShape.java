package triggerword.model;

import java.util.Arrays;

/**
 * The name and the shape of one weight array.
 *
 * @param name  layer and weight as Keras names them, for example {@code gru_1/recurrent_kernel}
 * @param shape its dimensions, outermost first (C order); read-only
 */
public record WeightShape(String name, int... shape) {
    /** The number of values. */
    public int length() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** True if the other array has these dimensions. */
    public boolean hasShape(int... other) {
        return Arrays.equals(shape, other);
    }

    @Override
    public String toString() {
        return name + " " + Arrays.toString(shape);
    }
}
