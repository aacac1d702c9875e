package triggerword.network.layer;

/** The recurrent weights of a GRU, packed once for all cells of a loop; those of backward when it needs them. */
final class VectorGruWeights {
    private final GruCell.Weights<float[]> weights;
    private final VectorMatrix gates;
    private final VectorMatrix candidate;
    private VectorMatrix gatesBack;
    private VectorMatrix candidateBack;

    VectorGruWeights(GruCell.Weights<float[]> weights) {
        this.weights = weights;
        int pitch = weights.pitch();
        // Padding columns of the kernel are zero, and rows of padding units (which it has not) must be.
        this.gates = new VectorMatrix(weights.units(), 2 * pitch, weights.kernel(), 0, 3 * pitch, 1);
        this.candidate = new VectorMatrix(weights.units(), pitch, weights.kernel(), 2 * pitch, 3 * pitch, 1);
    }

    GruCell.Weights<float[]> weights() {
        return weights;
    }

    /** Those of z and r, {@code [units][2 * pitch]}. */
    VectorMatrix gates() {
        return gates;
    }

    /** Those of c, {@code [units][pitch]}. */
    VectorMatrix candidate() {
        return candidate;
    }

    /** {@link #gates} transposed. */
    synchronized VectorMatrix gatesBack() {
        if (gatesBack == null) {
            int pitch = weights.pitch();
            gatesBack = new VectorMatrix(2 * pitch, weights.units(), weights.kernel(), 0, 1, 3 * pitch);
        }
        return gatesBack;
    }

    /** {@link #candidate} transposed. */
    synchronized VectorMatrix candidateBack() {
        if (candidateBack == null) {
            int pitch = weights.pitch();
            candidateBack = new VectorMatrix(pitch, weights.units(), weights.kernel(), 2 * pitch, 1, 3 * pitch);
        }
        return candidateBack;
    }
}
