package triggerword.network.layer;

import java.util.Arrays;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the layers demand of their input. */
final class Sequences {
    private Sequences() {}

    /**
     * The input as the loops need it: {@code [batch][time][channels]}, of the network's type, in C order.
     *
     * @throws DL4JInvalidInputException if its shape is another
     */
    static INDArray check(INDArray input, long channels, DataType type, String layer, LayerWorkspaceMgr workspaces) {
        if (input.rank() != 3 || input.size(2) != channels) {
            throw new DL4JInvalidInputException("expected input [batch][time][" + channels + "] but was "
                    + Arrays.toString(input.shape()) + " in layer " + layer);
        }
        return ordered(input.castTo(type), ArrayType.INPUT, workspaces);
    }

    /** The same values in C order, each row after the one before; a copy only if they lie otherwise. */
    static INDArray ordered(INDArray array, ArrayType life, LayerWorkspaceMgr workspaces) {
        boolean isOrdered = array.ordering() == 'c'
                && array.stride(2) == 1
                && array.stride(1) == array.size(2)
                && array.stride(0) == array.size(2) * array.size(1);
        return isOrdered ? array : workspaces.dup(life, array, 'c');
    }

    /** Refuses sequences of less steps than a first window needs. */
    static void checkLength(long steps, long least, String layer) {
        if (steps < least) {
            throw new DL4JInvalidInputException(
                    "expected at least " + least + " steps but was " + steps + " in layer " + layer);
        }
    }

    /** Refuses masks: all examples of a batch have one length here. */
    static void refuseMask(INDArray mask, String layer) {
        if (mask != null) {
            throw new DL4JInvalidInputException("expected examples of one length, without a mask, in layer " + layer);
        }
    }
}
