package triggerword.network.layer;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The windows of a convolution side by side, {@code [batch * steps][kernel * in]}, so that the convolution of a whole
 * batch is one matrix product. With small windows the copy costs a tenth of the product, and many small products cost
 * several times as much as the large one.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Windows<A> {
    private final Kernels<A> kernels;
    private final Taps taps;
    private final INDArray sequences;
    private final int batch;
    private final int time;
    private final int channels;
    private final int pitch;
    private final int steps;

    /** @param sequences {@code [batch][time][in]}, of which the windows are */
    Windows(Kernels<A> kernels, Taps taps, INDArray sequences) {
        this.kernels = kernels;
        this.taps = taps;
        this.sequences = sequences;
        this.batch = (int) sequences.size(0);
        this.time = (int) sequences.size(1);
        this.channels = (int) sequences.size(2);
        this.pitch = kernels.pitch(channels);
        this.steps = (int) taps.steps(time);
    }

    /** Writes the windows. */
    void gather(INDArray windows) {
        Rows<A> source = kernels.rows(sequences, channels);
        Rows<A> target = kernels.rows(windows, channels);
        forEachExample(example -> {
            A padded = padded(source, example);
            for (int step = 0; step < steps; step++) {
                for (int tap = 0; tap < taps.kernel(); tap++) {
                    target.write(row(example, step) + tap, 1, padded, at(step, tap));
                }
            }
        });
    }

    /** Adds each window to the steps that it was gathered from: the way back of a gradient. */
    void scatter(INDArray windows) {
        Rows<A> source = kernels.rows(windows, channels);
        Rows<A> target = kernels.rows(sequences, channels);
        forEachExample(example -> {
            A padded = padded(target, example);
            A window = kernels.array(taps.kernel() * pitch);
            for (int step = 0; step < steps; step++) {
                source.read(row(example, step), taps.kernel(), window, 0);
                for (int tap = 0; tap < taps.kernel(); tap++) {
                    kernels.add(window, tap * pitch, padded, at(step, tap), pitch);
                }
            }
            target.write((long) example * time, time, padded, taps.padding() * pitch);
        });
    }

    /** The steps of an example behind the padding, in heap memory. */
    private A padded(Rows<A> rows, int example) {
        A padded = kernels.array((taps.padding() + time) * pitch);
        rows.read((long) example * time, time, padded, taps.padding() * pitch);
        return padded;
    }

    private int at(int step, int tap) {
        return (step * taps.stride() + tap * taps.dilation()) * pitch;
    }

    /** Where a window begins, in rows of {@code in} elements. */
    private long row(int example, int step) {
        return ((long) example * steps + step) * taps.kernel();
    }

    private void forEachExample(IntConsumer action) {
        IntStream.range(0, batch).parallel().forEach(action);
    }
}
