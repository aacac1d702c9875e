package triggerword.plot;

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

    @Override
    public String toString() {
        return "Curve[" + name + ", " + x.length + " points]";
    }
}
