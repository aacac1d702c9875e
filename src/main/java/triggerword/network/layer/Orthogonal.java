package triggerword.network.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;

/**
 * Finds the orthogonal matrix that is nearest to a matrix, about: its singular vectors with singular values of 0.7 to 1.2, but
 * where they were below a thousandth of the matrix's norm.
 *
 * <p>Five Newton–Schulz steps {@code X ← X (a I + b XᵀX + c (XᵀX)²)} with the factors of Jordan et al. (2024), who chose them
 * to lift small singular values and not to settle at 1. All steps are powers of the first {@code XᵀX}, so that they are made on
 * it, which has the shorter side of the matrix only, and the matrix itself is multiplied once.
 */
final class Orthogonal {
    private static final int STEPS = 5;
    private static final double A = 3.4445;
    private static final double B = -4.7750;
    private static final double C = 2.0315;

    private final int rows;
    private final int columns;
    private final int shorter;
    private final INDArray identity;
    /** XᵀX, or XXᵀ where that is shorter. */
    private INDArray gram;
    /** The product of the polynomials of all steps. */
    private INDArray factor;

    private INDArray polynomial;
    private INDArray free;

    /** For matrices of this shape. */
    Orthogonal(DataType type, int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        shorter = Math.min(rows, columns);
        identity = Nd4j.eye(shorter).castTo(type).detach();
        gram = square(type);
        factor = square(type);
        polynomial = square(type);
        free = square(type);
    }

    private INDArray square(DataType type) {
        return Nd4j.createUninitializedDetached(type, shorter, shorter);
    }

    /** Writes what is nearest to a matrix to another one; of a matrix that is 0, or nearly, zeros. */
    void write(Matrix source, Matrix target) {
        boolean tall = columns == shorter;
        if (tall) {
            Gemm.multiplyTransposedA(columns, columns, rows, source, source, 0, matrix(gram));
        } else {
            Gemm.multiplyTransposedB(rows, rows, columns, source, source, 0, matrix(gram));
        }
        double squares = trace();
        // a norm of 1, so that no singular value is greater
        double norm = squares < Float.MIN_NORMAL ? 0 : 1 / Math.sqrt(squares);
        gram.muli(norm * norm);
        factor.assign(identity).muli(norm);
        for (int step = 0; step < STEPS; step++) {
            // free = b I + c G, polynomial = a I + G free
            free.assign(identity).muli(B / C).addi(gram).muli(C);
            polynomial.assign(identity).muli(A);
            multiply(gram, free, 1, polynomial);
            multiply(factor, polynomial, 0, free);
            INDArray multiplied = free;
            free = factor;
            factor = multiplied;
            if (step < STEPS - 1) {
                multiply(gram, polynomial, 0, free);
                multiply(free, polynomial, 0, gram);
            }
        }
        if (tall) {
            Gemm.multiply(rows, columns, columns, source, matrix(factor), 0, target);
        } else {
            Gemm.multiply(rows, columns, rows, matrix(factor), source, 0, target);
        }
    }

    private double trace() {
        double sum = 0;
        for (int i = 0; i < shorter; i++) {
            sum += gram.getDouble(i, i);
        }
        return sum;
    }

    private void multiply(INDArray a, INDArray b, double beta, INDArray c) {
        Gemm.multiply(shorter, shorter, shorter, matrix(a), matrix(b), beta, matrix(c));
    }

    private Matrix matrix(INDArray square) {
        return Matrix.of(square, shorter);
    }
}
