package triggerword.ladder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import triggerword.audio.Clip;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Digest;
import triggerword.evaluation.Condition;
import triggerword.evaluation.Measurement;
import triggerword.model.Model;
import triggerword.training.StoppableCommand;

/**
 * Trains every rung with several seeds and measures it on real clips: {@code ./lab ladder}. Each training is written down
 * when it is measured, so that the same command goes on where it was.
 */
public final class Ladder {
    /** Rooms and noises are the same for all: rungs are compared in pairs. */
    private static final long MEASURING_SEED = 1;

    /** Lower rates are single events in a few hours. */
    private static final double LEAST_RATE = 1;

    private static final int NAME_LENGTH = 8;

    private final LadderOptions options;
    /** Where trainings keep how far they are, until their figures are written. */
    private final Path states;

    private final Map<Integer, Material> materials = new HashMap<>();

    private Ladder(LadderOptions options) {
        this.options = options;
        this.states = options.out().resolveSibling(options.out().getFileName() + ".training");
    }

    /**
     * Climbs as the command line says, and ends the program with 1 and one sentence if that is impossible.
     *
     * @param arguments see {@link LadderOptions#parse}
     */
    public static void main(String[] arguments) {
        StoppableCommand.run(
                () -> climb(LadderOptions.parse(List.of(arguments))),
                "interrupted; the same command goes on where it was, a rung that learned from scenes begins anew.");
    }

    /**
     * Trains, measures, and writes a row for each condition and rate, see {@link LadderTable}.
     *
     * @throws IOException          if a clip cannot be read, or the file cannot be read or written
     * @throws InterruptedException if this thread was interrupted; the same call goes on where it was, a rung that learned
     *     from scenes begins anew
     * @throws triggerword.training.DivergedException if the loss of a training is no longer a number
     */
    public static void climb(LadderOptions options) throws IOException, InterruptedException {
        var ladder = new Ladder(options);
        LadderTable table = LadderTable.read(options.out());
        String sounds = shortName(options.digest());
        // All rungs with a seed before any with the next: what is there at any time can be compared.
        for (int seed = 1; seed <= options.seeds(); seed++) {
            for (Rung rung : options.rungs()) {
                var training = new Training(rung.name(), seed, name(rung.recipe()), sounds);
                if (!table.has(training)) {
                    System.out.printf("ladder: %s, seed %d of %d%n", rung.name(), seed, options.seeds());
                    table = table.with(ladder.run(rung.recipe(), training));
                    table.write(options.out());
                    rung.recipe().forget(ladder.states);
                }
            }
        }
        System.out.println("ladder: the figures are in " + options.out());
    }

    private List<Figure> run(Recipe recipe, Training training) throws IOException, InterruptedException {
        Material material = material(recipe.sampleRateHz());
        String word = options.data().toAbsolutePath().normalize().getFileName().toString();
        long begin = System.nanoTime();
        Model model = recipe.train(word, material.clips, material.takes.aside(), training.seed(), states);
        double seconds = (System.nanoTime() - begin) / 1e9;
        Measurement measurement = StoppableCommand.measured(() -> Measurement.of(
                model, material.takes.measured(), material.negatives, material.conditions, MEASURING_SEED));
        for (String condition : measurement.conditions()) {
            System.out.printf(
                    Locale.ROOT,
                    "ladder: %s, seed %d, %s: %.1f %% missed, mean over 1 to 10 false accepts an hour%n",
                    training.rung(),
                    training.seed(),
                    condition,
                    100 * measurement.meanFalseRejectRate(condition));
        }
        return measurement.points().stream()
                .filter(point ->
                        point.faPerHour() >= LEAST_RATE && !point.condition().equals(Measurement.ALL))
                .map(point -> Figure.of(training, seconds, point))
                .toList();
    }

    /** The name of a recipe in the table. */
    static String name(Recipe recipe) {
        return shortName(recipe.toString());
    }

    /** A short name for a text: another text has another. */
    private static String shortName(String text) {
        return Digest.of(text).substring(0, NAME_LENGTH);
    }

    private Material material(int sampleRateHz) throws IOException {
        if (!materials.containsKey(sampleRateHz)) {
            materials.put(
                    sampleRateHz,
                    new Material(
                            ClipLibrary.load(options.data(), sampleRateHz),
                            OwnTakes.of(options.sounds().positives(sampleRateHz)),
                            options.sounds().negatives(sampleRateHz),
                            options.sounds().conditions(sampleRateHz)));
        }
        return materials.get(sampleRateHz);
    }

    /** All sounds at one rate. */
    private record Material(ClipLibrary clips, OwnTakes takes, List<Clip> negatives, List<Condition> conditions) {}
}
