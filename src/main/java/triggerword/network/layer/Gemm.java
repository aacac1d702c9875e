package triggerword.network.layer;

import java.lang.ref.Reference;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Products of row-major matrices that lie in ND4J arrays: {@code C = A·B + beta·C}.
 *
 * <p>Float products go to oneDNN, whose sgemm is up to twice as fast on these shapes as the OpenBLAS inside ND4J; double
 * products, and float ones where oneDNN cannot be loaded, go to OpenBLAS.
 */
final class Gemm {
    private static final boolean ONE_DNN = loads();

    private Gemm() {}

    /**
     * A matrix inside an array.
     *
     * @param array  in C order
     * @param offset elements before the first one of the matrix
     * @param stride elements from one row to the next
     */
    record Matrix(INDArray array, long offset, long stride) {
        /** The array's first element on, rows of {@code stride} elements. */
        static Matrix of(INDArray array, long stride) {
            return new Matrix(array, 0, stride);
        }

        /** The same with its first element this much further. */
        Matrix plus(long elements) {
            return new Matrix(array, offset + elements, stride);
        }

        private FloatPointer floats() {
            return new FloatPointer(array.data().addressPointer()).getPointer(offset);
        }

        private DoublePointer doubles() {
            return new DoublePointer(array.data().addressPointer()).getPointer(offset);
        }
    }

    /** {@code C[m][n] = A[m][k] · B[k][n] + beta · C}. */
    static void multiply(long m, long n, long k, Matrix a, Matrix b, double beta, Matrix c) {
        multiply(false, false, m, n, k, a, b, beta, c);
    }

    /** {@code C[m][n] = A[k][m]ᵀ · B[k][n] + beta · C}. */
    static void multiplyTransposedA(long m, long n, long k, Matrix a, Matrix b, double beta, Matrix c) {
        multiply(true, false, m, n, k, a, b, beta, c);
    }

    /** {@code C[m][n] = A[m][k] · B[n][k]ᵀ + beta · C}. */
    static void multiplyTransposedB(long m, long n, long k, Matrix a, Matrix b, double beta, Matrix c) {
        multiply(false, true, m, n, k, a, b, beta, c);
    }

    private static void multiply(
            boolean transposeA, boolean transposeB, long m, long n, long k, Matrix a, Matrix b, double beta, Matrix c) {
        try {
            if (c.array.dataType() == DataType.DOUBLE) {
                openblas_nolapack.cblas_dgemm(
                        openblas_nolapack.CblasRowMajor,
                        blas(transposeA),
                        blas(transposeB),
                        (int) m,
                        (int) n,
                        (int) k,
                        1,
                        a.doubles(),
                        (int) a.stride,
                        b.doubles(),
                        (int) b.stride,
                        beta,
                        c.doubles(),
                        (int) c.stride);
            } else if (ONE_DNN) {
                int status = dnnl.dnnl_sgemm(
                        dnnl(transposeA),
                        dnnl(transposeB),
                        m,
                        n,
                        k,
                        1,
                        a.floats(),
                        a.stride,
                        b.floats(),
                        b.stride,
                        (float) beta,
                        c.floats(),
                        c.stride);
                if (status != dnnl.dnnl_success) {
                    throw new IllegalStateException("oneDNN's sgemm failed with status " + status);
                }
            } else {
                openblas_nolapack.cblas_sgemm(
                        openblas_nolapack.CblasRowMajor,
                        blas(transposeA),
                        blas(transposeB),
                        (int) m,
                        (int) n,
                        (int) k,
                        1,
                        a.floats(),
                        (int) a.stride,
                        b.floats(),
                        (int) b.stride,
                        (float) beta,
                        c.floats(),
                        (int) c.stride);
            }
        } finally {
            // A pointer does not keep its array: the collector must not free it meanwhile.
            Reference.reachabilityFence(a.array);
            Reference.reachabilityFence(b.array);
            Reference.reachabilityFence(c.array);
        }
    }

    private static int blas(boolean transpose) {
        return transpose ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
    }

    private static byte dnnl(boolean transpose) {
        return (byte) (transpose ? 'T' : 'N');
    }

    /** Whether oneDNN is there for this platform: asked once, by a product of one number. */
    private static boolean loads() {
        try (var one = new FloatPointer(1f);
                var product = new FloatPointer(1L)) {
            return dnnl.dnnl_sgemm(dnnl(false), dnnl(false), 1, 1, 1, 1, one, 1, one, 1, 0, product, 1)
                    == dnnl.dnnl_success;
        } catch (LinkageError missing) {
            return false;
        }
    }
}
