package triggerword.detection;

/** A product with a matrix, and a bias, that is computed again and again without allocation. */
interface Product {
    /**
     * Sets {@code out = in · kernel + bias}.
     *
     * @param in  {@code [in]}
     * @param out {@code [out]}, another array
     */
    void apply(float[] in, float[] out);

    /**
     * Adds {@code in · kernel}, without the bias, to the first elements of {@code out}.
     *
     * @param in   read from number {@code from} on
     * @param out  another array
     */
    void add(float[] in, int from, float[] out);

    /** Adds two products, whose inputs lie in one array, to two sums. */
    default void addBoth(float[] in, int from, float[] out, int other, float[] otherOut) {
        add(in, from, out);
        add(in, other, otherOut);
    }

    /** The fastest in this JVM: without the incubating vector module it is the plain one. */
    static Product of(Dense dense) {
        try {
            // By name: the one class that sees the module.
            return Class.forName("triggerword.detection.VectorProduct")
                    .asSubclass(Product.class)
                    .getDeclaredConstructor(Dense.class)
                    .newInstance(dense);
        } catch (ReflectiveOperationException | LinkageError missing) {
            return new PlainProduct(dense);
        }
    }
}
