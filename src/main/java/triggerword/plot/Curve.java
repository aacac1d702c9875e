package triggerword.plot;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A line through points, for {@link Plots#curves}.
 *
 * @param name name in the legend
 * @param x    one value a point, in the x axis's unit; not copied, read-only
 * @param y    one value a point, in the y axis's unit; what is not finite leaves a gap; not copied, read-only
 */
public record Curve(String name, double[] x, double[] y) {
    public Curve {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException("expected as many x as y, and at least one, but was " + x.length
                    + " and " + y.length + ": curve " + name);
        }
    }

    /**
     * How many there were so far: 0 at 0, and one more from each of these on.
     *
     * @param at values of the x axis, from the least to the greatest
     */
    public static Curve counting(String name, List<Double> at) {
        var x = DoubleStream.concat(DoubleStream.of(0), at.stream().mapToDouble(Double::doubleValue));
        var y = IntStream.rangeClosed(0, at.size()).asDoubleStream();
        return new Curve(name, x.toArray(), y.toArray());
    }

    @Override
    public String toString() {
        return "Curve[" + name + ", " + x.length + " points]";
    }
}
