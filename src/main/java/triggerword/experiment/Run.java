package triggerword.experiment;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import triggerword.audio.WholeFile;
import triggerword.model.Model;
import triggerword.model.ModelFile;
import triggerword.model.Provenance;
import triggerword.network.TriggerNetwork;

/**
 * A training as its record has it: what it was made of, what it ran on, how it went. What a run is, it is by its
 * options and its clips: the same again is the same run.
 *
 * @param folder      where its record and its network lie
 * @param started     when, as ISO 8601 has it
 * @param options     the {@link ExperimentOptions} as JSON, as they were called then; read-only
 * @param clips       digest of the clips
 * @param environment what it ran on when it began
 * @param history     what was measured after each epoch
 * @param problem     why it cannot be gone on with; empty if it can, or has ended well
 */
public record Run(
        Path folder,
        String started,
        JsonObject options,
        String clips,
        Environment environment,
        List<Epoch> history,
        String problem) {
    /** The file of the record in a run's folder. */
    static final String RECORD = "run.json";

    public Run {
        history = List.copyOf(history);
    }

    /** The run in a folder. */
    static Run read(Path folder) throws IOException {
        Path file = folder.resolve(RECORD);
        try {
            return of(folder, Provenance.parse(Files.readString(file)));
        } catch (RuntimeException e) {
            throw new IOException("expected the record of a run but was " + e.getMessage() + ": " + file, e);
        }
    }

    /** The run as a record tells of it, perhaps the one in a network's file. */
    static Run of(Path folder, Provenance record) {
        return new Run(
                folder,
                record.get("started", String.class),
                record.get("options", JsonObject.class),
                record.get("clips", String.class),
                record.get("environment", Environment.class),
                List.of(record.get("history", Epoch[].class)),
                record.get("problem", String.class));
    }

    /** The record, which also goes into the file to go on from. */
    Provenance record() {
        return Provenance.unknown()
                .with("started", started)
                .with("options", options)
                .with("clips", clips)
                .with("environment", environment)
                .with("history", history)
                .with("problem", problem);
    }

    /** What its best network's file says of where it comes from: of the history, the epoch that it is of. */
    Provenance card(Epoch epoch) {
        return Provenance.unknown()
                .with("run", id())
                .with("started", started)
                .with("options", options)
                .with("clips", clips)
                .with("environment", environment)
                .with("measured", epoch);
    }

    /** Options as a record has them. */
    static JsonObject json(ExperimentOptions options) {
        return Provenance.unknown().with("options", options).entries().getAsJsonObject("options");
    }

    /** The options as the laboratory has them now; one that the record does not know is 0, false or none. */
    public ExperimentOptions experiment() {
        return record().get("options", ExperimentOptions.class);
    }

    void write() throws IOException {
        byte[] json = record().toString().getBytes(StandardCharsets.UTF_8);
        WholeFile.write(folder.resolve(RECORD), out -> out.write(json));
    }

    /** The same with one epoch more. */
    Run with(Epoch epoch) {
        var longer = new ArrayList<>(history);
        longer.add(epoch);
        return new Run(folder, started, options, clips, environment, longer, problem);
    }

    /** The same, which cannot be gone on with. */
    Run failed(String why) {
        return new Run(folder, started, options, clips, environment, history, why);
    }

    /** Its name: that of its folder. */
    public String id() {
        return folder.getFileName().toString();
    }

    /** Epochs that it is to have. */
    public int epochs() {
        return options.getAsJsonObject("training").get("epochs").getAsInt();
    }

    /** True if nothing is left to train. */
    public boolean ended() {
        return !problem.isEmpty() || history.size() >= epochs();
    }

    /** Training time so far, over all sittings, in seconds. */
    public double seconds() {
        return history.stream().mapToDouble(Epoch::seconds).sum();
    }

    /** The epoch whose network is kept: of those so far, the one that misses fewest words; empty before the first. */
    public Optional<Epoch> best() {
        return history.stream().min(Epoch.BEST_FIRST);
    }

    /**
     * The best network so far, as a model to listen with; its threshold is the one of its epoch.
     *
     * @throws IOException if there is none yet, or its file is damaged
     */
    public Model model() throws IOException {
        if (history.isEmpty()) {
            throw new IOException("expected a run with an epoch behind it but was stopped before: " + folder);
        }
        return ModelFile.read(modelFile());
    }

    /**
     * The best network so far.
     *
     * @throws IOException as {@link #model}
     */
    public TriggerNetwork network() throws IOException {
        return TriggerNetwork.of(model());
    }

    /** Where the best network lies. */
    Path modelFile() {
        return folder.resolve("model.zip");
    }

    @Override
    public String toString() {
        String result = best().map(best -> String.format(
                        Locale.ROOT, ", missed %d of %d at epoch %d", best.missed(), best.words(), best.epoch()))
                .orElse("");
        String time = history.isEmpty() ? "" : String.format(Locale.ROOT, " in %.1f min", seconds() / 60);
        return "Run[" + id() + ", " + history.size() + " of " + epochs() + " epochs" + time + result
                + (problem.isEmpty() ? "" : ", " + problem) + "]";
    }
}
