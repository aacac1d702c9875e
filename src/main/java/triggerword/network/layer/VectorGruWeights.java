package triggerword.network.layer;

/** The recurrent weights of a GRU, packed once for all cells of one sequence, or of several; each part when it is wanted. */
final class VectorGruWeights {
    private final GruCell.Weights<float[]> weights;
    private final int vectors;
    private VectorMatrix gates;
    private VectorMatrix candidate;
    private VectorMatrix gatesBack;
    private VectorMatrix candidateBack;

    /** @param sequences of a cell, one to three: two or three are the same */
    VectorGruWeights(GruCell.Weights<float[]> weights, int sequences) {
        this.weights = weights;
        this.vectors = VectorMatrixProduct.vectors(sequences);
    }

    GruCell.Weights<float[]> weights() {
        return weights;
    }

    /** Those of z and r, {@code [units][2 * pitch]}. */
    synchronized VectorMatrix gates() {
        return gates = gates == null ? forward(0, 2) : gates;
    }

    /** Those of c, {@code [units][pitch]}. */
    synchronized VectorMatrix candidate() {
        return candidate = candidate == null ? forward(2, 1) : candidate;
    }

    /** {@link #gates} transposed. */
    synchronized VectorMatrix gatesBack() {
        return gatesBack = gatesBack == null ? backward(0, 2) : gatesBack;
    }

    /** {@link #candidate} transposed. */
    synchronized VectorMatrix candidateBack() {
        return candidateBack = candidateBack == null ? backward(2, 1) : candidateBack;
    }

    /** As deep as there are units: the kernel has no rows for those that padding adds, and zeros in their columns. */
    private VectorMatrix forward(int firstGate, int gates) {
        int pitch = weights.pitch();
        return new VectorMatrix(
                vectors, weights.units(), gates * pitch, weights.kernel(), firstGate * pitch, 3 * pitch, 1);
    }

    private VectorMatrix backward(int firstGate, int gates) {
        int pitch = weights.pitch();
        return new VectorMatrix(
                vectors, gates * pitch, weights.units(), weights.kernel(), firstGate * pitch, 1, 3 * pitch);
    }
}
