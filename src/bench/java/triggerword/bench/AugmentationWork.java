package triggerword.bench;

import java.io.IOException;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Waveform;
import triggerword.augmentation.AugmentationOptions;
import triggerword.augmentation.Augmenter;
import triggerword.dataset.SceneSynthesizer;
import triggerword.dataset.SynthesisOptions;

/** The whole chain of augmentation (voice, room, noise, microphone) on scenes of 10 s, another seed each time. */
final class AugmentationWork implements Work {
    private static final int SCENES = 16;

    private final Augmenter augmenter = new Augmenter(AugmentationOptions.defaults());
    private final Waveform[] sounds = new Waveform[SCENES];
    private final Waveform noise;
    private long seed;

    private AugmentationWork(ClipLibrary clips) {
        var synthesizer = new SceneSynthesizer(clips, SynthesisOptions.course());
        for (int i = 0; i < SCENES; i++) {
            sounds[i] = synthesizer.scene(1, i).sound().firstChannel();
        }
        noise = clips.backgrounds().get(0).sound().firstChannel();
    }

    static AugmentationWork prepare() throws IOException {
        return new AugmentationWork(Clips.training());
    }

    /** All scenes, as the parts of the chain are drawn by chance: a single one may pass it untouched. */
    @Override
    public double run() {
        double sum = 0;
        for (Waveform sound : sounds) {
            sum += augmenter.augment(sound, noise, seed++).samples()[0];
        }
        return sum;
    }

    @Override
    public int items() {
        return SCENES;
    }
}
