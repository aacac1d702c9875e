package triggerword.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import triggerword.dataset.Example;
import triggerword.network.TriggerNetwork;
import triggerword.spectrogram.Spectrogram;

/**
 * Trains networks on examples.
 *
 * <pre>{@code
 * var network = new TriggerNetwork(NetworkOptions.course(), seed);
 * var history = new Trainer(TrainingOptions.course()).train(network, examples, validation);
 * history.table();
 * }</pre>
 *
 * <p>To stop a training, interrupt its thread (in a notebook: interrupt the kernel). It ends between two steps and keeps
 * what it has.
 */
public final class Trainer {
    private final TrainingOptions options;
    private final TrainingListener listener;

    /** A trainer that prints how it goes. */
    public Trainer(TrainingOptions options) {
        this(options, TrainingListener.printing(System.out));
    }

    /** A trainer that tells a listener how it goes. */
    public Trainer(TrainingOptions options, TrainingListener listener) {
        this.options = options;
        this.listener = listener;
    }

    /**
     * Trains without validation.
     *
     * @see #train(TriggerNetwork, List, List)
     */
    public TrainingHistory train(TriggerNetwork network, List<Example> examples) {
        return train(network, examples, List.of());
    }

    /**
     * Trains a network, in an order of the examples that depends on the seed and on the epochs that the network has seen.
     * If it was trained with the same updates before, these go on; otherwise their averages begin anew.
     *
     * @param examples   of one length; the list may make them only when asked, a batch ahead on another thread
     * @param validation examples to measure loss and accuracy on after each epoch; may be empty
     * @return the history; shorter than ordered if the thread was interrupted
     * @throws IllegalArgumentException if there are no examples, or one does not fit the network
     * @throws DivergedException        if the loss is no longer a number
     */
    public TrainingHistory train(TriggerNetwork network, List<Example> examples, List<Example> validation) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("expected at least one example to train on but was none");
        }
        network.compile(options.adam());
        return new Run(network, examples, validation).train();
    }

    /** One training on its way. */
    private final class Run {
        private final TriggerNetwork network;
        private final List<Example> examples;
        private final List<Example> validation;
        private final int stepsInEpoch;
        private final long begin = System.nanoTime();
        private final List<TrainingHistory.Epoch> epochs = new ArrayList<>();
        private final List<TrainingHistory.Step> steps = new ArrayList<>();

        Run(TriggerNetwork network, List<Example> examples, List<Example> validation) {
            this.network = network;
            this.examples = examples;
            this.validation = validation;
            this.stepsInEpoch = batches(examples.size()).size();
        }

        TrainingHistory train() {
            try {
                for (int epoch = 1; epoch <= options.epochs(); epoch++) {
                    epoch(epoch);
                }
                return new TrainingHistory(epochs, steps, false);
            } catch (InterruptedException stop) {
                return new TrainingHistory(epochs, steps, true);
            }
        }

        private void epoch(int epoch) throws InterruptedException {
            long start = System.nanoTime();
            var training = new Averages();
            Averages measured;
            try (var source = new BatchSource(examples, shuffled())) {
                while (source.hasNext()) {
                    step(source.next(), epoch, training);
                }
                measured = measure();
            } catch (InterruptedException stop) {
                if (training.examples() > 0) {
                    end(training, new Averages(), start);
                }
                throw stop;
            }
            end(training, measured, start);
        }

        private void end(Averages training, Averages measured, long start) {
            network.endEpoch();
            var done = new TrainingHistory.Epoch(
                    network.epochs(),
                    training.loss(),
                    training.accuracy(),
                    measured.loss(),
                    measured.accuracy(),
                    secondsSince(start));
            epochs.add(done);
            listener.onEpoch(done);
        }

        private void step(List<Example> batch, int epoch, Averages sum) throws InterruptedException {
            stopIfInterrupted();
            TriggerNetwork.Step told = network.fit(inputs(batch), labels(batch));
            if (!Double.isFinite(told.loss())) {
                throw new DivergedException(
                        told.loss(), steps.size() + 1, options.adam().learningRate());
            }
            sum.add(told, batch.size());
            steps.add(new TrainingHistory.Step(steps.size() + 1, told.loss(), told.accuracy()));
            int stepInEpoch = (steps.size() - 1) % stepsInEpoch + 1;
            double done = (epoch - 1) * (double) examples.size() + sum.examples();
            double perSecond = done / secondsSince(begin);
            listener.onStep(new Progress(
                    epoch,
                    options.epochs(),
                    stepInEpoch,
                    stepsInEpoch,
                    sum.loss(),
                    sum.accuracy(),
                    perSecond,
                    (options.epochs() * (double) examples.size() - done) / perSecond));
        }

        /** Over all validation examples: a part of them would be other examples than those of other epochs. */
        private Averages measure() throws InterruptedException {
            var sum = new Averages();
            try (var source = new BatchSource(validation, batches(validation.size()))) {
                while (source.hasNext()) {
                    List<Example> batch = source.next();
                    stopIfInterrupted();
                    sum.add(network.evaluate(inputs(batch), labels(batch)), batch.size());
                }
            }
            return sum;
        }

        private List<List<Integer>> shuffled() {
            var order =
                    new ArrayList<>(IntStream.range(0, examples.size()).boxed().toList());
            Collections.shuffle(order, new Random(options.seed() * 31 + network.epochs()));
            return split(order);
        }
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("training was interrupted");
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static List<Spectrogram> inputs(List<Example> batch) {
        return batch.stream().map(Example::x).toList();
    }

    private static List<float[]> labels(List<Example> batch) {
        return batch.stream().map(Example::y).toList();
    }

    private List<List<Integer>> batches(int size) {
        return split(IntStream.range(0, size).boxed().toList());
    }

    private List<List<Integer>> split(List<Integer> order) {
        var batches = new ArrayList<List<Integer>>();
        for (int first = 0; first < order.size(); first += options.batchSize()) {
            batches.add(order.subList(first, Math.min(order.size(), first + options.batchSize())));
        }
        return batches;
    }
}
