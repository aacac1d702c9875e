package triggerword.network.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;

/**
 * Products of matrices too large for one thread, shared out by their shape alone: so does not depend on the threads what
 * they give, where OpenMP would split long sums by the number of its own.
 */
final class Products {
    /** Rows at a time, of which each thread makes a product. */
    private static final int ROWS = 512;
    /** Into at most so many parts a sum over many rows is split. */
    private static final int PARTS = 4;

    private Products() {}

    /** {@code C[m][n] = A[m][k] · B[k][n] + beta · C}. */
    static void multiply(long m, long n, long k, Matrix a, Matrix b, double beta, Matrix c) {
        Cores.forEach(count(m, ROWS), piece -> {
            long row = (long) piece * ROWS;
            long rows = Math.min(ROWS, m - row);
            Gemm.multiply(rows, n, k, a.plus(row * a.stride()), b, beta, c.plus(row * c.stride()));
        });
    }

    /** {@code C[m][n] = A[m][k] · B[n][k]ᵀ + beta · C}. */
    static void multiplyTransposedB(long m, long n, long k, Matrix a, Matrix b, double beta, Matrix c) {
        Cores.forEach(count(m, ROWS), piece -> {
            long row = (long) piece * ROWS;
            long rows = Math.min(ROWS, m - row);
            Gemm.multiplyTransposedB(rows, n, k, a.plus(row * a.stride()), b, beta, c.plus(row * c.stride()));
        });
    }

    /** {@code C[m][n] = A[k][m]ᵀ · B[k][n] + beta · C}, of many rows {@code k}; C's rows follow each other. */
    static void multiplyTransposedA(long m, long n, long k, Matrix a, Matrix b, double beta, Matrix c) {
        int parts = parts(count(k, ROWS));
        sum(parts, m * n, beta, c, (part, target) -> {
            long row = part * k / parts;
            long rows = (part + 1) * k / parts - row;
            Gemm.multiplyTransposedA(m, n, rows, a.plus(row * a.stride()), b.plus(row * b.stride()), 0, target);
        });
    }

    /** Into how many parts a sum over so many is split. */
    static int parts(long count) {
        return (int) Math.min(PARTS, count);
    }

    /** What writes a part of a sum. */
    interface Part {
        void write(long part, Matrix target);
    }

    /** {@code C[length] = }sum of all parts{@code  + beta · C}. */
    static void sum(int parts, long length, double beta, Matrix c, Part part) {
        try (INDArray all = Nd4j.createUninitializedDetached(c.array().dataType(), parts, length)) {
            Cores.forEach(parts, number -> part.write(number, new Matrix(all, number * length, c.stride())));
            join(parts, length, all, beta, c);
        }
    }

    /** {@code C[length] = }sum of {@code parts[count][length]} in their order{@code  + beta · C}. */
    static void join(int count, long length, INDArray parts, double beta, Matrix c) {
        try (INDArray ones = Nd4j.valueArrayOf(new long[] {count}, 1, parts.dataType())) {
            Matrix row = new Matrix(c.array(), c.offset(), length);
            Gemm.multiply(1, length, count, Matrix.of(ones, count), Matrix.of(parts, length), beta, row);
        }
    }

    private static int count(long rows, int most) {
        return Math.toIntExact((rows + most - 1) / most);
    }
}
