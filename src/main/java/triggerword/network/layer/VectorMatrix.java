package triggerword.network.layer;

/**
 * A small matrix that many rows are multiplied with, packed for that: blocks of some vectors of columns, each block
 * {@code [depth][vectors][lanes]}, so that a product reads it from front to back.
 */
final class VectorMatrix {
    private static final int LANES = VectorKernels.LANES;

    private final float[] packed;
    private final int depth;
    private final int block;
    private final int blocks;

    /**
     * A matrix {@code [depth][width]}, whose element (i, j) is {@code values[from + i * down + j * right]}.
     *
     * @param vectors of a block: what its product wants
     */
    VectorMatrix(int vectors, int depth, int width, float[] values, int from, int down, int right) {
        this.depth = depth;
        this.block = vectors * LANES;
        this.blocks = (width + block - 1) / block;
        this.packed = new float[blocks * depth * block];
        for (int column = 0; column < width; column += block) {
            int columns = Math.min(block, width - column);
            for (int row = 0; row < depth; row++) {
                int to = column * depth + row * block;
                int at = from + row * down + column * right;
                for (int j = 0; j < columns; j++) {
                    packed[to + j] = values[at + j * right];
                }
            }
        }
    }

    float[] packed() {
        return packed;
    }

    int depth() {
        return depth;
    }

    int blocks() {
        return blocks;
    }

    /** Columns of a product: the width, padded to whole blocks, of which what was added is zero. */
    int columns() {
        return blocks * block;
    }
}
