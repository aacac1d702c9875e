package triggerword.network.layer;

/** Multiplies rows by a {@link VectorMatrix}, on one thread. */
interface VectorMatrixProduct {
    /**
     * Sets {@code out[row] = x[row] · matrix} for all rows.
     *
     * @param offset where the first row begins in x
     * @param stride elements from one row of x to the next
     * @param out    {@code [rows][columns of the matrix]}
     */
    void multiply(float[] x, int offset, int stride, float[] out);

    /** Vectors in a block of the matrix for a product of this many rows, one to three. */
    static int vectors(int rows) {
        return rows == 1 ? VectorRow.VECTORS : VectorRows.VECTORS;
    }

    /** A product of one to three rows. */
    static VectorMatrixProduct of(VectorMatrix matrix, int rows) {
        return rows == 1 ? new VectorRow(matrix) : new VectorRows(matrix, rows);
    }
}
