package triggerword.network.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import triggerword.network.layer.Gemm.Matrix;

/**
 * Large products of matrices, cut by their shape alone: any number of threads gives the same bytes, where OpenMP would cut
 * long sums by the number of its own.
 */
final class Products {
    /** Into at most so many parts a sum over rows is cut: each costs memory of the size of the result. */
    private static final int PARTS = 4;
    /** Rows that a part has at least. */
    private static final int SHORTEST = 512;
    /** Elements of a piece of a sum of parts. */
    private static final int JOINED = 8192;

    private Products() {}

    /** {@code C[m][n] = A[m][k] · B[k][n] + beta · C}. */
    static void multiply(long m, long n, long k, Matrix a, Matrix b, double beta, Matrix c) {
        new Pieces(Math.toIntExact(m))
                .forEachPiece((piece, row, rows) ->
                        Gemm.multiply(rows, n, k, a.plus(row * a.stride()), b, beta, c.plus(row * c.stride())));
    }

    /** {@code C[m][n] = A[m][k] · B[n][k]ᵀ + beta · C}. */
    static void multiplyTransposedB(long m, long n, long k, Matrix a, Matrix b, double beta, Matrix c) {
        new Pieces(Math.toIntExact(m))
                .forEachPiece((piece, row, rows) -> Gemm.multiplyTransposedB(
                        rows, n, k, a.plus(row * a.stride()), b, beta, c.plus(row * c.stride())));
    }

    /** {@code C[m][n] = A[k][m]ᵀ · B[k][n] + beta · C}: sums over {@code k} rows. C's rows follow each other. */
    static void multiplyTransposedA(long m, long n, long k, Matrix a, Matrix b, double beta, Matrix c) {
        int parts = parts(k / SHORTEST);
        if (parts == 1) {
            Cores.forEach(1, whole -> Gemm.multiplyTransposedA(m, n, k, a, b, beta, c));
            return;
        }
        sum(parts, m * n, beta, c, (part, target) -> {
            long row = part * k / parts;
            long rows = (part + 1) * k / parts - row;
            Gemm.multiplyTransposedA(m, n, rows, a.plus(row * a.stride()), b.plus(row * b.stride()), 0, target);
        });
    }

    /** Into how many parts a sum over so many is cut. */
    static int parts(long count) {
        return (int) Math.max(1, Math.min(PARTS, count));
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
        int pieces = Math.toIntExact((length + JOINED - 1) / JOINED);
        try (INDArray ones = Nd4j.valueArrayOf(new long[] {count}, 1, parts.dataType())) {
            Cores.forEach(pieces, piece -> {
                long first = (long) piece * JOINED;
                long own = Math.min(JOINED, length - first);
                Matrix target = new Matrix(c.array(), c.offset() + first, own);
                Gemm.multiply(1, own, count, Matrix.of(ones, count), new Matrix(parts, first, length), beta, target);
            });
        }
    }
}
