package triggerword.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tech.tablesaw.api.Table;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;
import triggerword.command.Failure;
import triggerword.evaluation.FalseTriggers;
import triggerword.evaluation.Measurement;
import triggerword.evaluation.ScoringListener;
import triggerword.evaluation.TestSounds;
import triggerword.model.Model;
import triggerword.model.ModelFile;

/** Measures a model on clips that anyone may name: {@code ./lab measure MODEL --positives DIR --negatives DIR}. */
public final class Measure {
    private static final int TOLD_PERCENT = 10;
    private static final int WORST_WORDS = 10;

    private Measure() {}

    /**
     * Measures as the command line says, and ends the program with 1 and one sentence if that is impossible.
     *
     * @param arguments see {@link MeasureOptions#parse}
     */
    public static void main(String[] arguments) {
        try {
            measure(MeasureOptions.parse(List.of(arguments)));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            System.err.println("lab: " + Failure.sentence(e));
            System.exit(1);
        }
    }

    /**
     * Measures, prints what is found, and writes {@code <model>.csv}, {@code <model>.png} and the folder {@code <model>} with the
     * worst clips.
     *
     * @throws IOException if the model or a clip cannot be read, or a file cannot be written
     */
    public static void measure(MeasureOptions options) throws IOException {
        Model model = ModelFile.read(options.model());
        System.out.println("measure: " + model + " from " + options.model());
        if (!options.sounds().isEmpty()) {
            Measurement measurement = measurement(model, options.sounds(), options.seed());
            var report = new MeasurementReport(measurement);
            report.print(System.out);
            report.write(options.out(), options.name());
            Path worst = options.out().resolve(options.name());
            new WorstClips(measurement, worst).write();
            System.out.println("\nmeasure: the figures are in " + worst + ".csv, the trade-off in " + worst
                    + ".png, the worst clips in " + worst);
        }
        if (options.data().isPresent()) {
            List<Clip> spoken = ClipLibrary.load(options.data().get(), model.sampleRateHz())
                    .split(Split.TEST)
                    .clips();
            FalseTriggers triggers = FalseTriggers.of(model, spoken, options.seed(), progress());
            System.out.println("\nWhat triggers at its own threshold, each clip alone:");
            RateTable.print(triggers.byClass(), System.out);
            Table worst = triggers.worst(WORST_WORDS);
            System.out.println(
                    worst.isEmpty()
                            ? "\nNo other word triggers."
                            : "\nThe words that are not it and trigger most surely:");
            RateTable.print(worst, System.out);
        }
    }

    private static Measurement measurement(Model model, TestSounds sounds, long seed) throws IOException {
        int rateHz = model.sampleRateHz();
        return Measurement.of(
                model, sounds.positives(rateHz), sounds.negatives(rateHz), sounds.conditions(rateHz), seed, progress());
    }

    private static ScoringListener progress() {
        var told = new AtomicInteger();
        return (done, total) -> {
            int percent = 100 * done / total / TOLD_PERCENT * TOLD_PERCENT;
            if (told.getAndAccumulate(percent, Math::max) < percent) {
                System.out.println("measure: " + percent + " % of " + total + " clips heard");
            }
        };
    }
}
