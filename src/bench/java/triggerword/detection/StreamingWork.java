package triggerword.detection;

import java.io.IOException;
import java.nio.file.Path;
import triggerword.bench.NpyFile;
import triggerword.bench.RandomWeights;
import triggerword.bench.Work;
import triggerword.model.NetworkOptions;
import triggerword.model.Weights;

/** One output step of the streaming network: 4 frames go in, a score comes out. It lies here to see that network. */
public final class StreamingWork implements Work {
    /** Output steps whose scores the peers compare with their own. */
    private static final int COMPARED = 200;

    private final NetworkStream network;
    private final NetworkOptions options;
    private final float[] frames;
    private int frame;

    private StreamingWork(NetworkOptions options, Weights weights, float[] frames) {
        this.options = options;
        network = new GruStream(options, weights, Product::of);
        this.frames = frames;
    }

    /** Writes {@code weights.npz}, {@code input.npy} (frames) and {@code output.npy} (scores). */
    public static StreamingWork prepare(Path folder) throws IOException {
        NetworkOptions options = NetworkOptions.tensorflow2();
        Weights weights = RandomWeights.of(options);
        int count = options.kernel() + (COMPARED - 1) * options.stride();
        float[] frames = RandomWeights.input(count * options.bins());
        RandomWeights.write(weights, folder);
        NpyFile.write(folder.resolve("input.npy"), frames, count, options.bins());

        var whole = new StreamingWork(options, weights, frames);
        var scores = new float[COMPARED];
        for (int i = 0; i < COMPARED; i++) {
            scores[i] = (float) whole.run();
        }
        NpyFile.write(folder.resolve("output.npy"), scores, COMPARED);
        return new StreamingWork(options, weights, frames);
    }

    /** Feeds frames until a score comes out; after the last frame the first comes again. */
    @Override
    public double run() {
        boolean scored = false;
        while (!scored) {
            scored = network.accept(frames, frame * options.bins());
            frame = (frame + 1) % (frames.length / options.bins());
        }
        return 1 / (1 + Math.exp(-network.logit()));
    }
}
