package triggerword.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import triggerword.model.NetworkOptions;
import triggerword.spectrogram.Spectrogram;
import triggerword.spectrogram.SpectrogramOptions;

/**
 * What can be seen inside the course's network: what its filters weigh, what its GRUs remember, and which parts of a
 * sound move a score.
 *
 * <p>Weights and states are what the network computes with, but nobody promised that a single one of them means
 * something. {@link #changes} asks the network itself: it is the one to believe, for this sound and for changes of
 * this size.
 */
public final class Inside {
    /** How many changed copies are scored at once. */
    private static final int BATCH = 32;

    private final TriggerNetwork network;
    private final NetworkOptions options;

    /**
     * The inside of a network.
     *
     * @throws IllegalArgumentException if it has no GRUs
     */
    public Inside(TriggerNetwork network) {
        if (!(network.shape() instanceof NetworkOptions course)) {
            throw new IllegalArgumentException(
                    "expected a network of a convolution and GRUs but was " + network.shape());
        }
        this.network = network;
        this.options = course;
    }

    /**
     * How much each filter of the convolution is moved by each frequency of a sound: the size of its weights (over
     * the frames of the kernel) times that of the sound (root mean square over time), each filter's greatest being 1.
     * The filters are in the order of the frequency that moves them most.
     *
     * @return {@code [filters][bins]}, in [0, 1]
     */
    public float[][] filters(Spectrogram x) {
        float[] kernel = network.weights().get("conv1d/kernel");
        double[] size = sizes(x);
        var filters = new float[options.filters()][options.bins()];
        for (int filter = 0; filter < filters.length; filter++) {
            for (int bin = 0; bin < options.bins(); bin++) {
                double sum = 0;
                for (int frame = 0; frame < options.kernel(); frame++) {
                    double weight = kernel[(frame * options.bins() + bin) * options.filters() + filter];
                    sum += weight * weight;
                }
                filters[filter][bin] = (float) (Math.sqrt(sum) * size[bin]);
            }
            float greatest = filters[filter][greatest(filters[filter])];
            for (int bin = 0; bin < options.bins(); bin++) {
                filters[filter][bin] /= greatest == 0 ? 1 : greatest;
            }
        }
        Arrays.sort(filters, (a, b) -> Integer.compare(greatest(a), greatest(b)));
        return filters;
    }

    private static double[] sizes(Spectrogram x) {
        var sizes = new double[x.bins()];
        for (int bin = 0; bin < sizes.length; bin++) {
            double sum = 0;
            for (int frame = 0; frame < x.frames(); frame++) {
                sum += Math.pow(x.at(frame, bin), 2);
            }
            sizes[bin] = Math.sqrt(sum / x.frames());
        }
        return sizes;
    }

    private static int greatest(float[] values) {
        int greatest = 0;
        for (int i = 1; i < values.length; i++) {
            greatest = values[i] > values[greatest] ? i : greatest;
        }
        return greatest;
    }

    /**
     * What a GRU remembers after each step.
     *
     * @param layer {@code "gru"} or {@code "gru_1"}, as {@link TriggerNetwork#layers} names them
     * @return {@code [steps][units]}, in [-1, 1]
     * @throws IllegalArgumentException if there is no such GRU, or the spectrogram does not fit
     */
    public float[][] states(Spectrogram x, String layer) {
        int index = List.of("gru", "gru_1").indexOf(layer);
        if (index < 0) {
            throw new IllegalArgumentException("expected gru or gru_1 but was " + layer);
        }
        try (INDArray input = Batches.of(List.of(x), options)) {
            // The input itself is the first; the GRUs are the layers 2 and 4.
            List<INDArray> activations = network.multiLayerNetwork().feedForward(input, false);
            INDArray states = activations.get(3 + 2 * index);
            return states.reshape(states.size(1), states.size(2)).toFloatMatrix();
        }
    }

    /**
     * How the logit of one step changes when one patch of the spectrogram becomes louder or softer, each patch in
     * turn. With 1 dB it is the gradient by the level of the patch; with -60 dB the patch is as good as gone.
     *
     * @param step   of the network's output, from 0
     * @param frames of a patch, at least 1
     * @param bins   of a patch, at least 1
     * @param gainDb louder by so much
     * @return {@code [patches in time][patches in frequency]}, the last of them perhaps smaller
     * @throws IllegalArgumentException if the spectrogram holds no powers, or does not fit, or there is no such step or
     *     patch
     */
    public float[][] changes(Spectrogram x, int step, int frames, int bins, double gainDb) {
        if (!(x.features() instanceof SpectrogramOptions)) {
            throw new IllegalArgumentException("expected a spectrogram of powers but was " + x.features());
        }
        if (frames < 1 || bins < 1) {
            throw new IllegalArgumentException(
                    "frames, bins: expected a patch of at least 1 but was " + frames + ", " + bins);
        }
        float[] logits = network.logits(List.of(x))[0];
        if (step < 0 || step >= logits.length) {
            throw new IllegalArgumentException("step: expected 0 to " + (logits.length - 1) + " but was " + step);
        }
        float before = logits[step];
        int across = (x.bins() + bins - 1) / bins;
        var changes = new float[(x.frames() + frames - 1) / frames][across];
        int patches = changes.length * across;
        for (int from = 0; from < patches; from += BATCH) {
            var changed = new ArrayList<Spectrogram>();
            for (int patch = from; patch < Math.min(patches, from + BATCH); patch++) {
                changed.add(changed(x, patch / across * frames, frames, patch % across * bins, bins, gainDb));
            }
            float[][] after = network.logits(changed);
            for (int i = 0; i < after.length; i++) {
                changes[(from + i) / across][(from + i) % across] = after[i][step] - before;
            }
        }
        return changes;
    }

    private static Spectrogram changed(Spectrogram x, int frame, int frames, int bin, int bins, double gainDb) {
        float[] values = x.values().clone();
        float factor = (float) Math.pow(10, gainDb / 10);
        for (int f = frame; f < Math.min(x.frames(), frame + frames); f++) {
            for (int b = bin; b < Math.min(x.bins(), bin + bins); b++) {
                values[f * x.bins() + b] *= factor;
            }
        }
        return new Spectrogram(values, x.frames(), x.features());
    }
}
