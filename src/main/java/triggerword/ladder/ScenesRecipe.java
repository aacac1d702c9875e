package triggerword.ladder;

import java.nio.file.Path;
import java.util.List;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;
import triggerword.dataset.ExampleEncoder;
import triggerword.dataset.LabelOptions;
import triggerword.dataset.SceneSynthesizer;
import triggerword.dataset.SynthesisOptions;
import triggerword.model.DetectorOptions;
import triggerword.model.Member;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;
import triggerword.model.Provenance;
import triggerword.network.TriggerNetwork;
import triggerword.spectrogram.Features;
import triggerword.training.Trainer;
import triggerword.training.TrainingOptions;

/**
 * The course's way: scenes of ten seconds, labels after each word, cross-entropy, on features of one's choice.
 *
 * @param features how sound becomes the network's input
 * @param network  the network's shape
 * @param scenes   number of them
 * @param training how the network is trained; its seed is not used
 */
public record ScenesRecipe(Features features, NetworkOptions network, int scenes, TrainingOptions training)
        implements Recipe {
    private static final SynthesisOptions SYNTHESIS = SynthesisOptions.course();

    @Override
    public int sampleRateHz() {
        return features.sampleRateHz();
    }

    @Override
    public Model train(String word, ClipLibrary clips, List<Path> own, long seed, Path states)
            throws InterruptedException {
        int samples = (int) ((long) SYNTHESIS.durationMs() * features.sampleRateHz() / 1000);
        int steps = network.outputSteps(features.frames(samples));
        var labels = new LabelOptions(steps, courseSteps(LabelOptions.course().width(), steps));
        var synthesizer = new SceneSynthesizer(clips.split(Split.TRAIN), SYNTHESIS);
        var trained = new TriggerNetwork(network, seed);
        new Trainer(training.withSeed(seed))
                .train(trained, new ExampleEncoder(features, labels).encode(synthesizer.scenes(scenes, seed)))
                .demandEnd();
        DetectorOptions course = DetectorOptions.course();
        DetectorOptions rule = course.withRefractorySteps(courseSteps(course.refractorySteps(), steps));
        return new Model(word, List.of(new Member(features, trained.weights())), rule, Provenance.unknown());
    }

    /** It keeps nothing. */
    @Override
    public void forget(Path states) {}

    /** As much time in steps of this network, so many of which are in a scene. */
    private static int courseSteps(int count, int steps) {
        return Math.round((float) count * steps / LabelOptions.course().steps());
    }
}
