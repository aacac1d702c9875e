package triggerword.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import triggerword.audio.Clip;
import triggerword.model.DetectorOptions;
import triggerword.model.Model;

/**
 * How a detector does on clips of the word and on hours without it, streamed as it would run live.
 *
 * <p>Every threshold is one for all conditions: that for some false accepts an hour is the least that keeps to them in what
 * was heard without the word in all conditions together. Scores are worked out once; thresholds are tried on them
 * afterwards.
 *
 * @param rule    the detector's own decision rule; {@code rule.threshold()} is what it ships with
 * @param clips   clips of the word, in every condition
 * @param streams what was heard without the word, in every condition
 */
public record Measurement(DetectorOptions rule, List<ScoredClip> clips, List<ScoredStream> streams) {
    /** The false accepts an hour of the table. */
    public static final List<Double> RATES = List.of(0.5, 1.0, 2.0, 5.0, 10.0);

    /** The name of all conditions together. */
    public static final String ALL = "all";

    /** What follows the condition's name where the threshold is the detector's own. */
    public static final String SHIPPED = "@shipped";

    private static final double MS_PER_HOUR = 3_600_000;

    /** The curve's points: from one false accept in all, 12 to each tenfold. */
    private static final double CURVE_RATIO = Math.pow(10, 1 / 12.0);

    private static final double CURVE_MOST_PER_HOUR = 100;

    public Measurement {
        clips = List.copyOf(clips);
        streams = List.copyOf(streams);
    }

    /** The measurement of a model, as {@link #of(Model, List, List, List, long, ScoringListener)}; nobody listens. */
    public static Measurement of(
            Model model, List<Clip> positives, List<Clip> negatives, List<Condition> conditions, long seed) {
        return of(model, positives, negatives, conditions, seed, ScoringListener.NONE);
    }

    /**
     * The measurement of a model.
     *
     * @param positives  clips of the word; each is heard alone, in the room of its own pauses
     * @param negatives  clips without the word, heard one after the other
     * @param conditions what is heard behind them
     * @param seed       of the rooms and the noises; the same seed gives the same measurement, on any number of processors
     * @param listener   hears how far it is
     * @throws IllegalArgumentException if two conditions have one name, or one that of all together
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Measurement of(
            Model model,
            List<Clip> positives,
            List<Clip> negatives,
            List<Condition> conditions,
            long seed,
            ScoringListener listener) {
        checkNames(conditions);
        List<Condition> heard = conditions.stream()
                .map(condition -> condition.at(model.sampleRateHz()))
                .toList();
        int total = heard.size() * (positives.size() + negatives.size());
        var scoring = new Scoring(model, seed, total, listener);
        return new Measurement(model.rule(), scoring.clips(positives, heard), scoring.streams(negatives, heard));
    }

    /** Figures are told apart by the names. */
    private static void checkNames(List<Condition> conditions) {
        var names = new HashSet<>(Set.of(ALL));
        for (Condition condition : conditions) {
            if (!names.add(condition.name())) {
                throw new IllegalArgumentException("conditions: expected each name once, and none '" + ALL
                        + "', but was "
                        + conditions.stream().map(Condition::name).toList());
            }
        }
    }

    /** The names of the conditions, in the order of the measurement, and {@link #ALL} if they are several. */
    public List<String> conditions() {
        List<String> names = Stream.concat(
                        clips.stream().map(ScoredClip::condition),
                        streams.stream().map(ScoredStream::condition))
                .map(Condition::name)
                .distinct()
                .toList();
        return names.size() == 1
                ? names
                : Stream.concat(names.stream(), Stream.of(ALL)).toList();
    }

    /** The clips of the word in a condition. */
    public List<ScoredClip> clips(String condition) {
        return clips.stream().filter(clip -> isOf(condition, clip.condition())).toList();
    }

    /** What was heard without the word in a condition. */
    public List<ScoredStream> streams(String condition) {
        return streams.stream()
                .filter(stream -> isOf(condition, stream.condition()))
                .toList();
    }

    private static boolean isOf(String name, Condition condition) {
        return name.equals(ALL) || name.equals(condition.name());
    }

    /** Hours without the word in a condition. */
    public double hours(String condition) {
        return streams(condition).stream().mapToDouble(ScoredStream::durationMs).sum() / MS_PER_HOUR;
    }

    /** How many false accepts a rate allows, in all conditions together. */
    public int allowed(double faPerHour) {
        return (int) (faPerHour * hours(ALL));
    }

    /**
     * The least threshold with no more than these false accepts, in all conditions together; 1, at which nothing triggers, if
     * there is none below.
     *
     * <p>It is found exactly. Raising a threshold never adds detections, whatever the refractory time: the steps above it are a
     * part of those before, and the trigger, which takes the first step it may, takes the most steps that can lie so far apart.
     */
    public double threshold(int falseAccepts) {
        return Thresholds.holding(threshold -> falseAccepts(ALL, threshold) <= falseAccepts);
    }

    private int falseAccepts(String condition, double threshold) {
        DetectorOptions tried = rule.withThreshold(threshold);
        return streams(condition).stream()
                .mapToInt(stream -> stream.falseAccepts(tried).size())
                .sum();
    }

    /** What the detector does in a condition, at the threshold for these false accepts an hour. */
    public OperatingPoint point(String condition, double faPerHour) {
        return point(condition, faPerHour, threshold(allowed(faPerHour)));
    }

    /** What the detector does in a condition at its own threshold; the rate that was wanted is not known, and NaN. */
    public OperatingPoint shipped(String condition) {
        return point(condition, Double.NaN, rule.threshold());
    }

    private OperatingPoint point(String condition, double faPerHour, double threshold) {
        DetectorOptions tried = rule.withThreshold(threshold);
        List<ScoredClip> said = clips(condition);
        return new OperatingPoint(
                condition,
                faPerHour,
                hours(condition),
                threshold,
                falseAccepts(condition, threshold),
                (int) said.stream().filter(clip -> clip.isMissed(tried)).count(),
                said.size());
    }

    /** Mean of the false-reject rates at 1, 2, 5 and 10 false accepts an hour: steadier than any one of them. */
    public double meanFalseRejectRate(String condition) {
        return RATES.stream()
                .filter(rate -> rate >= 1)
                .mapToDouble(rate -> point(condition, rate).falseRejectRate())
                .average()
                .orElseThrow();
    }

    /**
     * What the detector does at {@link #RATES}, if anything was heard without the word, and at its own threshold; in every
     * condition.
     */
    public List<OperatingPoint> points() {
        var points = new ArrayList<OperatingPoint>();
        for (double rate : streams.isEmpty() ? List.<Double>of() : RATES) {
            double threshold = threshold(allowed(rate));
            conditions().forEach(condition -> points.add(point(condition, rate, threshold)));
        }
        conditions().forEach(condition -> points.add(shipped(condition)));
        return points;
    }

    /**
     * The trade-off, in every condition: thresholds from that of a single false accept in all conditions together up to that of
     * 100 an hour; {@code faPerHour} is what is allowed there. Empty if nothing was heard without the word.
     */
    public List<OperatingPoint> curve() {
        var points = new ArrayList<OperatingPoint>();
        double hours = hours(ALL);
        double most = streams.isEmpty() ? 0 : Math.max(1, CURVE_MOST_PER_HOUR * hours);
        int before = 0;
        for (double accepts = 1; accepts <= most; accepts *= CURVE_RATIO) {
            int count = (int) Math.round(accepts);
            if (count > before) {
                double threshold = threshold(count);
                conditions().forEach(condition -> points.add(point(condition, count / hours, threshold)));
                before = count;
            }
        }
        return points;
    }

    /**
     * The {@link #points} as a table: condition (with {@link #SHIPPED} at the detector's own threshold), fa_per_hour (wanted; at
     * its own threshold missing), hours, threshold, false_accepts, false_rejects, positives, frr, low, high (its 95 % interval).
     */
    public Table table() {
        return table(points());
    }

    /** Some points as a table with these columns. */
    public static Table table(List<OperatingPoint> points) {
        return Table.create(
                "measurement",
                StringColumn.create(
                        "condition",
                        points.stream()
                                .map(point -> point.condition() + (Double.isNaN(point.faPerHour()) ? SHIPPED : ""))),
                numbers("fa_per_hour", points, OperatingPoint::faPerHour),
                numbers("hours", points, OperatingPoint::hours),
                numbers("threshold", points, OperatingPoint::threshold),
                counts("false_accepts", points, OperatingPoint::falseAccepts),
                counts("false_rejects", points, OperatingPoint::falseRejects),
                counts("positives", points, OperatingPoint::positives),
                numbers("frr", points, OperatingPoint::falseRejectRate),
                numbers("low", points, point -> point.falseRejectInterval().low()),
                numbers("high", points, point -> point.falseRejectInterval().high()));
    }

    private static DoubleColumn numbers(
            String name, List<OperatingPoint> points, ToDoubleFunction<OperatingPoint> value) {
        return DoubleColumn.create(name, points.stream().mapToDouble(value));
    }

    private static IntColumn counts(String name, List<OperatingPoint> points, ToIntFunction<OperatingPoint> value) {
        return IntColumn.create(name, points.stream().mapToInt(value));
    }

    @Override
    public String toString() {
        return "Measurement[" + clips.size() + " clips, " + streams.size() + " streams, "
                + String.join(", ", conditions()) + "]";
    }
}
