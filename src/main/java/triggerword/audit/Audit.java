package triggerword.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.audio.ClipLibrary;
import triggerword.audit.Finding.Rule;

/**
 * A look at a data set before anybody trains on it: who says how much, what is wrong with which clip, and whether the
 * word is given away by anything but its sound.
 *
 * <pre>{@code
 * var audit = Audit.of(ClipLibrary.load(folder, 16_000));
 * audit.findings();
 * audit.check();
 * }</pre>
 */
public final class Audit {
    /** Quieter than this while somebody speaks, 16 bits are mostly noise. */
    private static final double SILENT_DBFS = -70;
    /** Closer than this to its loudest 15 ms, an edge cuts the word. */
    private static final double EDGE_DB = -12;
    /** Farther than this from the middle, as a part of the length, a word lies at one end of its clip. */
    private static final double OFF_CENTRE = 0.25;
    /** One may be chance: a wave's top is flat for a moment. */
    private static final int FLAT_TOPS = 2;
    /** One odd clip among so many does no harm. */
    private static final int CLIPS_TO_AN_ODD_ONE = 1000;

    private final List<ClipMeasure> measures;
    private final List<Finding> findings;
    private final GiveAway giveAway;

    private Audit(List<ClipMeasure> measures) {
        this.measures = measures;
        this.giveAway = GiveAway.of(measures);
        var found = new ArrayList<Finding>();
        measures.forEach(measure -> look(measure, found));
        lookForCopies(found);
        lookForPersons(found);
        found.sort(Finding.WORST_FIRST);
        findings = List.copyOf(found);
    }

    /**
     * Measures every clip, on all cores; two hours of speech at 16 kHz take some seconds.
     *
     * @throws IllegalStateException if the thread is interrupted
     */
    public static Audit of(ClipLibrary clips) {
        Thread asking = Thread.currentThread();
        return new Audit(clips.clips().parallelStream()
                .map(clip -> {
                    if (asking.isInterrupted()) {
                        throw new IllegalStateException("the audit was interrupted");
                    }
                    return ClipMeasure.of(clip);
                })
                .toList());
    }

    private static void look(ClipMeasure measure, List<Finding> found) {
        Clip clip = measure.clip();
        if (measure.levelDbfs() < SILENT_DBFS) {
            add(found, clip, Rule.AUDIBLE, "%.0f dBFS", measure.levelDbfs(), SILENT_DBFS - measure.levelDbfs());
            return;
        }
        if (measure.clippedRuns() >= FLAT_TOPS) {
            add(found, clip, Rule.UNCLIPPED, "%.0f flat tops", measure.clippedRuns(), measure.clippedRuns());
        }
        if (clip.kind() == Kind.BACKGROUND) {
            return;
        }
        if (measure.edgeDb() > EDGE_DB) {
            add(found, clip, Rule.WHOLE, "edge at %.0f dB", measure.edgeDb(), measure.edgeDb() - EDGE_DB);
        }
        double off = Math.abs(measure.centre() - 0.5);
        if (off > OFF_CENTRE) {
            add(found, clip, Rule.CENTRED, "speech around %.0f %%", 100 * measure.centre(), off / OFF_CENTRE);
        }
    }

    private static void add(List<Finding> found, Clip clip, Rule rule, String format, double value, double worse) {
        found.add(new Finding(clip, rule, String.format(Locale.ROOT, format, value), worse));
    }

    private void lookForCopies(List<Finding> found) {
        Map<String, Clip> first = new HashMap<>();
        for (ClipMeasure measure : measures) {
            Clip copy = measure.clip();
            Clip original = first.putIfAbsent(measure.digest(), copy);
            if (original != null) {
                boolean leak = original.split() != copy.split() || original.kind() != copy.kind();
                found.add(new Finding(
                        copy, leak ? Rule.ONE_SIDED : Rule.UNIQUE, "same sound as " + original.file(), leak ? 2 : 1));
            }
        }
    }

    private void lookForPersons(List<Finding> found) {
        Map<String, Clip> first = new HashMap<>();
        Set<String> told = new HashSet<>();
        for (ClipMeasure measure : measures) {
            Clip clip = measure.clip();
            if (clip.person().isEmpty()) {
                continue;
            }
            Clip other = first.putIfAbsent(clip.person(), clip);
            if (other != null && other.split() != clip.split() && told.add(clip.person())) {
                found.add(new Finding(
                        clip, Rule.ONE_SIDED, clip.person() + " is on the other side, too: " + other.file(), 2));
            }
        }
    }

    /** What was measured of each clip, in the library's order. */
    public List<ClipMeasure> measures() {
        return measures;
    }

    /** Everything that is wrong with a clip, the worst first. */
    public List<Finding> findings() {
        return findings;
    }

    /** How far level and bandwidth alone give the word away. */
    public GiveAway giveAway() {
        return giveAway;
    }

    /** The clips with the worst findings, each once. */
    public List<Clip> worst(int count) {
        return findings.stream().map(Finding::clip).distinct().limit(count).toList();
    }

    /** A row a finding: rule, value, kind, person, file. */
    public Table findingsTable() {
        return Table.create(
                "findings",
                findings("expected", Finding::ruleName),
                findings("found", Finding::value),
                findings("kind", finding -> finding.clip().kind().name().toLowerCase(Locale.ROOT)),
                findings("person", finding -> finding.clip().person()),
                findings("file", finding -> finding.clip().file().getFileName().toString()));
    }

    private StringColumn findings(String name, Function<Finding, String> value) {
        return StringColumn.create(name, findings.stream().map(value));
    }

    /** A row a clip: kind, class, person, accent, sex, split, seconds, level_dbfs, bandwidth_hz, clipped_runs, edge_db. */
    public Table table() {
        return Table.create(
                "clips",
                strings("kind", clip -> clip.kind().name().toLowerCase(Locale.ROOT)),
                strings("class", Clip::category),
                strings("person", Clip::person),
                strings("accent", clip -> clip.speaker().accent()),
                strings("sex", clip -> clip.speaker().sex()),
                strings("split", clip -> clip.split().name().toLowerCase(Locale.ROOT)),
                numbers("seconds", measure -> measure.clip().durationMs() / 1000),
                numbers("level_dbfs", ClipMeasure::levelDbfs),
                numbers("bandwidth_hz", ClipMeasure::bandwidthHz),
                IntColumn.create("clipped_runs", measures.stream().mapToInt(ClipMeasure::clippedRuns)),
                numbers("edge_db", ClipMeasure::edgeDb));
    }

    private StringColumn strings(String name, Function<Clip, String> value) {
        return StringColumn.create(
                name, measures.stream().map(ClipMeasure::clip).map(value));
    }

    private DoubleColumn numbers(String name, ToDoubleFunction<ClipMeasure> value) {
        return DoubleColumn.create(name, measures.stream().mapToDouble(value));
    }

    /**
     * Passes only a data set that is worth training on: no sound is there twice, nobody is on two sides of the split, at
     * most one clip in a thousand is unfit otherwise, and level and bandwidth do not give the word away.
     *
     * @throws IllegalStateException if it is not; one sentence that counts what is wrong
     */
    public void check() {
        var wrong = new ArrayList<String>();
        boolean shared = findings.stream()
                .anyMatch(finding -> finding.rule() == Rule.ONE_SIDED || finding.rule() == Rule.UNIQUE);
        if (shared || findings.size() > measures.size() / CLIPS_TO_AN_ODD_ONE) {
            findings.stream()
                    .collect(Collectors.groupingBy(Finding::ruleName, TreeMap::new, Collectors.counting()))
                    .forEach((rule, count) -> wrong.add(count + " not " + rule));
        }
        if (giveAway.auc() > GiveAway.LIMIT) {
            wrong.add(String.format(
                    Locale.ROOT,
                    "level and bandwidth give the word away (AUC %.2f, expected at most %.2f)",
                    giveAway.auc(),
                    GiveAway.LIMIT));
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "expected clips worth training on but found " + String.join(", ", wrong) + ".");
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "Audit[%d clips, %d findings, %s]", measures.size(), findings.size(), giveAway);
    }
}
