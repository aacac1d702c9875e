package triggerword.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;
import triggerword.audio.Digest;

/** All runs in a folder, each in a folder of its own. */
public final class Runs {
    private static final int ID_DIGITS = 8;

    private final Path folder;

    private Runs(Path folder) {
        this.folder = folder;
    }

    /** The runs in a folder; there need not be any yet, nor the folder. */
    public static Runs in(Path folder) {
        return new Runs(folder);
    }

    /**
     * The runs, first the one that was started first.
     *
     * @throws IOException if a record cannot be read; the message names the file
     */
    public List<Run> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var runs = new ArrayList<Run>();
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path one : folders.filter(path -> Files.exists(path.resolve(Run.RECORD)))
                    .toList()) {
                runs.add(Run.read(one));
            }
        }
        runs.sort(Comparator.comparing(Run::started).thenComparing(Run::id));
        return runs;
    }

    /**
     * One of the runs.
     *
     * @param id its name, or the beginning of it if no other begins so
     * @throws IOException              if a record cannot be read
     * @throws IllegalArgumentException if there is none, or there are several
     */
    public Run get(String id) throws IOException {
        List<Run> found = list().stream().filter(run -> run.id().startsWith(id)).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "expected the beginning of one run's name but was " + id + ", of " + found.size() + ": " + folder);
        }
        return found.get(0);
    }

    /** {@link #table(List)} of all of them. */
    public Table table() throws IOException {
        return table(list());
    }

    /**
     * One row a run: what it is called, when it was started, epochs done and wanted, minutes; a column for each
     * option in which they differ (whole numbers or texts, to group by), the clips among them; then the figures of
     * its best epoch: part of the words missed, threshold, both losses; a problem, if one of them has one.
     */
    public static Table table(List<Run> runs) {
        return RunTable.of(runs);
    }

    /**
     * The options in which two runs differ, one a row, by their full names; empty where one of them has no such option.
     */
    public static Table difference(Run one, Run other) {
        return RunTable.difference(one, other);
    }

    /** Where the run of these options on these clips lies. */
    Path folder(ExperimentOptions options, String clips) {
        String word = options.word().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return folder.resolve(word + "-" + Digest.of(Run.json(options) + clips).substring(0, ID_DIGITS));
    }

    @Override
    public String toString() {
        return "Runs[" + folder + "]";
    }
}
