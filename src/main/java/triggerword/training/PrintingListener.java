package triggerword.training;

import java.io.PrintStream;
import java.util.Locale;

/** Prints how a training goes in few lines. */
final class PrintingListener implements TrainingListener {
    private static final long PAUSE_NANOS = 10_000_000_000L;

    private final PrintStream out;
    private long lastNanos = System.nanoTime();

    PrintingListener(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onStep(Progress progress) {
        if (progress.step() < progress.steps() && System.nanoTime() - lastNanos >= PAUSE_NANOS) {
            print(
                    "epoch %d/%d, step %d/%d: loss %.4f, accuracy %.4f, %.1f examples/s, %s left",
                    progress.epoch(),
                    progress.epochs(),
                    progress.step(),
                    progress.steps(),
                    progress.loss(),
                    progress.accuracy(),
                    progress.examplesPerSecond(),
                    duration(progress.secondsLeft()));
        }
    }

    @Override
    public void onEpoch(TrainingHistory.Epoch epoch) {
        String validation = Double.isNaN(epoch.validationLoss())
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", validation loss %.4f, accuracy %.4f",
                        epoch.validationLoss(),
                        epoch.validationAccuracy());
        print(
                "epoch %d: loss %.4f, accuracy %.4f%s, %s",
                epoch.epoch(), epoch.loss(), epoch.accuracy(), validation, duration(epoch.seconds()));
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        lastNanos = System.nanoTime();
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }
}
