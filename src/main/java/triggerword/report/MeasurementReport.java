package triggerword.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import triggerword.audio.WholeFile;
import triggerword.evaluation.Breakdown;
import triggerword.evaluation.CourseAccuracy;
import triggerword.evaluation.Interval;
import triggerword.evaluation.Measurement;
import triggerword.evaluation.OperatingPoint;
import triggerword.model.DetectorOptions;
import triggerword.plot.ChartImage;
import triggerword.plot.Plots;

/** A measurement for people to read, and for programs. */
final class MeasurementReport {
    /** The false accepts an hour at which clips are looked at one by one. */
    static final double CLOSE_LOOK_RATE = 0.5;

    private final Measurement measurement;
    private final List<OperatingPoint> points;

    MeasurementReport(Measurement measurement) {
        this.measurement = measurement;
        points = measurement.points();
    }

    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%nOne threshold for all conditions: the least that keeps to the false accepts in all of them together, %.2f h.%n%n",
                measurement.hours(Measurement.ALL));
        out.printf(
                "%-9s %8s %10s %18s %20s %20s%n", "", "FA/h", "threshold", "missed", "FRR % (95 %)", "false accepts/h");
        points.forEach(point -> out.println(line(point)));
        out.println("\nMean FRR over 1, 2, 5 and 10 FA/h:");
        for (String condition : measurement.conditions()) {
            out.printf(Locale.ROOT, "%-9s %.1f %%%n", condition, 100 * measurement.meanFalseRejectRate(condition));
        }
        DetectorOptions shipped = measurement.rule();
        DetectorOptions strict = shipped.withThreshold(measurement.threshold(measurement.allowed(CLOSE_LOOK_RATE)));
        out.println("\nFrom the word's end to the trigger:");
        for (String condition : measurement.conditions()) {
            printLatency(condition, "at its own threshold", shipped, out);
            printLatency(condition, "at " + CLOSE_LOOK_RATE + " FA/h", strict, out);
        }
        for (String condition : measurement.conditions()) {
            if (!condition.equals(Measurement.ALL)) {
                out.printf(Locale.ROOT, "%nMissed in %s, at %.1f FA/h:%n", condition, CLOSE_LOOK_RATE);
                RateTable.print(Breakdown.of(measurement.clips(condition), strict), out);
            }
        }
        CourseAccuracy accuracy = CourseAccuracy.of(measurement);
        out.printf(
                Locale.ROOT,
                "%nAccuracy step by step, which the course looks at: %.2f %%; of a detector that never says anything: %.2f %%.%n",
                100 * accuracy.detector().accuracy(),
                100 * accuracy.silence().accuracy());
    }

    private static String line(OperatingPoint point) {
        Interval rejects = point.falseRejectInterval();
        Interval accepts = point.falseAcceptInterval();
        return String.format(
                Locale.ROOT,
                "%-9s %8s %10.6f %18s %5.1f (%5.1f–%5.1f) %11.2f (%.2f–%.2f), %d in %.2f h",
                point.condition(),
                Double.isNaN(point.faPerHour()) ? "its own" : String.valueOf(point.faPerHour()),
                point.threshold(),
                point.falseRejects() + " of " + point.positives(),
                100 * point.falseRejectRate(),
                100 * rejects.low(),
                100 * rejects.high(),
                point.falseAcceptsPerHour(),
                accepts.low(),
                accepts.high(),
                point.falseAccepts(),
                point.hours());
    }

    private void printLatency(String condition, String where, DetectorOptions rule, PrintStream out) {
        double[] latencies = measurement.clips(condition).stream()
                .flatMapToDouble(clip -> clip.latencyMs(rule).stream())
                .toArray();
        String latency = latencies.length == 0
                ? "no word was heard"
                : String.format(
                        Locale.ROOT,
                        "median %.0f ms, nine of ten within %.0f ms (%d words)",
                        new Percentile().evaluate(latencies, 50),
                        new Percentile().evaluate(latencies, 90),
                        latencies.length);
        out.printf("%-9s %-20s %s%n", condition, where, latency);
    }

    /** Writes {@code <name>.csv} with the table and {@code <name>.png} with the trade-off. */
    void write(Path folder, String name) throws IOException {
        WholeFile.write(
                folder.resolve(name + ".csv"),
                out -> Measurement.table(points).write().csv(out));
        ChartImage.write(Plots.tradeOff(measurement), folder.resolve(name + ".png"));
    }
}
