package triggerword.notebook;

import java.util.Locale;
import triggerword.training.Progress;
import triggerword.training.TrainingHistory;
import triggerword.training.TrainingListener;

/** Shows a training as a bar that grows in the notebook, with the loss, the speed and the time left. */
public final class TrainingBar implements TrainingListener {
    private final ProgressBar bar = new ProgressBar("training");
    private String lastEpoch = "";

    @Override
    public void onStep(Progress progress) {
        bar.update(progress, lastEpoch);
    }

    @Override
    public void onEpoch(TrainingHistory.Epoch epoch) {
        lastEpoch = Double.isNaN(epoch.validationLoss())
                ? ""
                : String.format(Locale.ROOT, " (%.4f on unseen examples)", epoch.validationLoss());
    }
}
