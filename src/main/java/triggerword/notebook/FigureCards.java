package triggerword.notebook;

import java.util.List;
import java.util.Locale;
import triggerword.audit.Audit;
import triggerword.evaluation.Interval;
import triggerword.evaluation.OperatingPoint;
import triggerword.evaluation.StepEvaluation;
import triggerword.evaluation.WordEvaluation;
import triggerword.experiment.Epoch;
import triggerword.experiment.Run;
import triggerword.model.Provenance;
import triggerword.training.ValidationOutcome;

/** Figures as cards, each with its unit, its count and how sure it is. */
final class FigureCards {
    private static final List<Double> RATES = List.of(1.0, 2.0, 5.0, 10.0);

    private FigureCards() {}

    static String run(Run run) {
        var card = new Card("Run " + run.id())
                .row("epochs", format("%d of %d, %.1f min", run.history().size(), run.epochs(), run.seconds() / 60));
        run.best().ifPresent(best -> best(card, best));
        if (!run.problem().isEmpty()) {
            card.row("problem", run.problem());
        }
        Provenance.unknown()
                .with("started", run.started())
                .with("options", run.options())
                .with("clips", run.clips())
                .with("environment", run.environment())
                .entries()
                .entrySet()
                .forEach(entry -> card.row(entry.getKey(), entry.getValue()));
        return card.html();
    }

    private static void best(Card card, Epoch best) {
        card.row("best epoch", format("%d, after %,d examples", best.epoch(), best.examples()))
                .row(
                        "missed",
                        format("%d of %d words: ", best.missed(), best.words())
                                + percents(best.missedPart(), best.missedInterval()))
                .row("at the threshold", format("%.3f", best.threshold()))
                .row("loss", format("%.4f; validation %.4f", best.loss(), best.validationLoss()));
    }

    static String words(WordEvaluation words) {
        Interval alarms = words.falseAcceptInterval();
        return new Card("Words")
                .row("said", format("%d, in %.1f min", words.words(), 60 * words.hours()))
                .row("heard", String.valueOf(words.hits()))
                .row(
                        "missed",
                        words.words() - words.hits() + ": "
                                + percents(words.falseRejectRate(), words.falseRejectInterval()))
                .row(
                        "false alarms",
                        format(
                                "%d: %.0f an hour (95 %% interval %.0f–%.0f)",
                                words.falseAccepts(), words.falseAcceptsPerHour(), alarms.low(), alarms.high()))
                .html();
    }

    static String steps(StepEvaluation steps) {
        return new Card("Steps")
                .row("steps", format("%,d, of which %.2f %% are 1", steps.steps(), 100 * steps.positivePart()))
                .row("accuracy", format("%.2f %%", 100 * steps.accuracy()))
                .row("loss", format("%.4f nats", steps.loss()))
                .html();
    }

    static String outcome(ValidationOutcome outcome) {
        List<OperatingPoint> points = outcome.points();
        var card = new Card("What a threshold is chosen by")
                .row("windows with the word", format("%,d", outcome.positives().length))
                .row("without the word", format("%.1f h", outcome.hours()));
        for (double rate : RATES) {
            points.stream()
                    .filter(point -> point.falseAcceptsPerHour() <= rate)
                    .reduce((before, last) -> last)
                    .ifPresent(point -> card.row(
                            format("missed at %.0f false accepts an hour", rate),
                            percents(point.falseRejectRate(), point.falseRejectInterval())
                                    + format(", threshold %.3f", point.threshold())));
        }
        return card.html();
    }

    static String audit(Audit audit) {
        var giveAway = audit.giveAway();
        return new Card("Audit of " + audit.measures().size() + " clips")
                .row("findings", audit.findings().size() + " (findingsTable() names them)")
                .row(
                        "level and bandwidth give the word away",
                        format("AUC %.2f (95 %% interval %.2f–%.2f)", giveAway.auc(), giveAway.low(), giveAway.high())
                                + "; 0.5 is not at all")
                .row("compared", format("%,d positives, %,d negatives", giveAway.positives(), giveAway.negatives()))
                .html();
    }

    private static String percents(double part, Interval interval) {
        return format("%.1f %% (95 %% interval %.1f–%.1f)", 100 * part, 100 * interval.low(), 100 * interval.high());
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
