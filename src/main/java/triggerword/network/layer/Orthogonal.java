package triggerword.network.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;

/**
 * Finds the orthogonal matrix that is nearest to a matrix, about: one of the same singular vectors, with singular values of 0.68
 * to 1.21. Singular values below 1/650 of the matrix's Frobenius norm become less, at least 400 times what they were by that
 * norm.
 *
 * <p>Five Newton–Schulz steps {@code X ← X (a I + b XᵀX + c (XᵀX)²)} with the factors of Jordan et al. (2024), who chose them
 * to lift small singular values and not to settle at 1. Each step multiplies by a polynomial in {@code XᵀX}, so that all are
 * worked out on that square matrix, of the shorter side, and the matrix itself is multiplied once.
 *
 * <p>Not for several threads at a time.
 */
final class Orthogonal {
    private static final int STEPS = 5;
    private static final double A = 3.4445;
    private static final double B = -4.7750;
    private static final double C = 2.0315;

    private final int rows;
    private final int columns;
    private final int shorter;
    /** a I. */
    private final INDArray scaledByA;
    /** b I. */
    private final INDArray scaledByB;
    /** XᵀX, or XXᵀ where that is shorter. */
    private final INDArray gram;
    /** The product of the polynomials of all steps. */
    private INDArray factor;

    private final INDArray polynomial;
    private INDArray free;

    /** For matrices of this shape. */
    Orthogonal(DataType type, int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        shorter = Math.min(rows, columns);
        scaledByA = diagonal(type, A);
        scaledByB = diagonal(type, B);
        gram = square(type);
        factor = square(type);
        polynomial = square(type);
        free = square(type);
    }

    private INDArray square(DataType type) {
        return Nd4j.createUninitializedDetached(type, shorter, shorter);
    }

    private INDArray diagonal(DataType type, double value) {
        INDArray diagonal = square(type).assign(0);
        for (long i = 0; i < shorter; i++) {
            diagonal.putScalar(i, i, value);
        }
        return diagonal;
    }

    /** Writes what is nearest to a matrix to another one, elsewhere; of a matrix that is 0, or nearly, zeros. */
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
        for (int step = 0; step < STEPS; step++) {
            // a I + G (b I + c G)
            gram.muli(C, free).addi(scaledByB);
            polynomial.assign(scaledByA);
            multiply(gram, free, 1, polynomial);
            if (step == 0) {
                factor.assign(polynomial).muli(norm);
            } else {
                multiply(factor, polynomial, 0, free);
                INDArray multiplied = free;
                free = factor;
                factor = multiplied;
            }
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
