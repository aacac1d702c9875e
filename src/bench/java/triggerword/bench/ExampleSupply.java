package triggerword.bench;

import java.io.IOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.ConcurrentHashMap;
import triggerword.audio.Clip;
import triggerword.audio.ClipLibrary;
import triggerword.augmentation.AugmentationOptions;
import triggerword.dataset.Example;
import triggerword.dataset.ExampleEncoder;
import triggerword.dataset.SceneSynthesizer;
import triggerword.dataset.SynthesisOptions;
import triggerword.model.AdamOptions;
import triggerword.model.NetworkOptions;
import triggerword.network.TriggerNetwork;
import triggerword.training.Progress;
import triggerword.training.Trainer;
import triggerword.training.TrainingListener;
import triggerword.training.TrainingOptions;

/**
 * Training on examples that are made meanwhile, each word in another voice: does the network wait for them, and does
 * memory grow with their number?
 */
public final class ExampleSupply {
    private static final int BATCH = 5;
    private static final int WARM_UP_EXAMPLES = 50;
    private static final int EXAMPLES = 150;
    private static final List<Integer> HEAP_AFTER = List.of(100, 1000, 4000);

    private ExampleSupply() {}

    /** Prints the times of a step and of the wait in it, and the heap in use after so many examples. */
    public static void main(String[] arguments) throws IOException {
        ClipLibrary clips = Clips.training();
        waiting(new SceneSynthesizer(clips, SynthesisOptions.defaults(), AugmentationOptions.defaults()));
        // A clip that was read stays in memory while there is enough: here clips shall not count for examples.
        clips.clips().forEach(Clip::sound);
        heap(new SceneSynthesizer(clips, SynthesisOptions.defaults()));
    }

    private static void waiting(SceneSynthesizer synthesizer) {
        train(NetworkOptions.course(), examples(synthesizer, WARM_UP_EXAMPLES), TrainingListener.silent());
        var made = new Timed(examples(synthesizer, EXAMPLES));
        var steps = new StepTimes();
        train(NetworkOptions.course(), made, steps);
        print("training step, examples made meanwhile", steps.stepMs());
        print("training step, of it waiting for examples", steps.waitMs(made));

        var ready = new Timed(new ArrayList<>(examples(synthesizer, EXAMPLES)));
        var undisturbed = new StepTimes();
        train(NetworkOptions.course(), ready, undisturbed);
        print("training step, examples made before", undisturbed.stepMs());
    }

    /** With a small network and voices as they are: the heap does not depend on them, the time does. */
    private static void heap(SceneSynthesizer synthesizer) {
        int most = HEAP_AFTER.get(HEAP_AFTER.size() - 1);
        NetworkOptions small = NetworkOptions.course().withFilters(8).withUnits(8);
        train(small, examples(synthesizer, most), new TrainingListener() {
            @Override
            public void onStep(Progress progress) {
                int examples = progress.step() * BATCH;
                if (HEAP_AFTER.contains(examples)) {
                    print("heap in use after " + examples + " examples, MB", heapMegabytes());
                }
            }
        });
    }

    private static double heapMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private static List<Example> examples(SceneSynthesizer synthesizer, int count) {
        return ExampleEncoder.course().encode(synthesizer.scenes(count, 1));
    }

    private static void train(NetworkOptions options, List<Example> examples, TrainingListener listener) {
        var training = new TrainingOptions(AdamOptions.defaults(), BATCH, 1, 1);
        new Trainer(training, listener).train(new TriggerNetwork(options, 1), examples);
    }

    private static void print(String name, double value) {
        System.out.println(name + "\t" + value);
    }

    /** Remembers when each example was ready, in the order in which they were asked for: that of training. */
    private static final class Timed extends AbstractList<Example> implements RandomAccess {
        private final List<Example> examples;
        private final ConcurrentHashMap<Integer, Long> readyNanos = new ConcurrentHashMap<>();

        Timed(List<Example> examples) {
            this.examples = examples;
        }

        @Override
        public Example get(int index) {
            Example example = examples.get(index);
            readyNanos.put(readyNanos.size(), System.nanoTime());
            return example;
        }

        @Override
        public int size() {
            return examples.size();
        }

        /** When the last example of a step was ready. */
        long readyNanos(int step) {
            return readyNanos.get((step + 1) * BATCH - 1);
        }
    }

    /** When each step ended. The first step has no batch before it to be made in, and is not counted. */
    private static final class StepTimes implements TrainingListener {
        private final List<Long> ends = new ArrayList<>();

        @Override
        public void onStep(Progress progress) {
            ends.add(System.nanoTime());
        }

        double stepMs() {
            return (ends.get(ends.size() - 1) - ends.get(0)) / 1e6 / (ends.size() - 1);
        }

        /** A step waits if its batch is ready only after the step before has ended. */
        double waitMs(Timed examples) {
            long nanos = 0;
            for (int step = 1; step < ends.size(); step++) {
                nanos += Math.max(0, examples.readyNanos(step) - ends.get(step - 1));
            }
            return nanos / 1e6 / (ends.size() - 1);
        }
    }
}
