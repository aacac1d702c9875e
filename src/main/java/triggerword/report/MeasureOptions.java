package triggerword.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured, and where it goes.
 *
 * @param model     the model's file
 * @param positives folders of clips of the word
 * @param negatives folders of clips without it
 * @param noise     folders of noises to put behind the clips; none for clean clips only
 * @param snrDb     ratios of speech to noise, in dB
 * @param data      a labelled data set, whose test persons say what else triggers
 * @param seed      of rooms and noises
 * @param out       the folder in which a file and a folder named like the model are written
 */
public record MeasureOptions(
        Path model,
        List<Path> positives,
        List<Path> negatives,
        List<Path> noise,
        List<Double> snrDb,
        Optional<Path> data,
        long seed,
        Path out) {
    private static final String USAGE =
            "expected MODEL --positives DIR… --negatives DIR… [--noise DIR… --snr DB…] [--data DIR] [--seed N] [--out DIR]";

    private static final double USUAL_SNR_DB = 10;

    public MeasureOptions {
        positives = List.copyOf(positives);
        negatives = List.copyOf(negatives);
        noise = List.copyOf(noise);
        snrDb = List.copyOf(snrDb);
        demand(positives.isEmpty() == negatives.isEmpty(), "with one of --positives and --negatives the other");
        demand(!positives.isEmpty() || data.isPresent(), "--positives and --negatives, or --data");
        demand(snrDb.isEmpty() == noise.isEmpty(), "with --snr the noises that --noise names");
    }

    /**
     * Of {@code MODEL --positives DIR… --negatives DIR… [--noise DIR… --snr DB…] [--data DIR] [--seed N] [--out DIR]}; with noise
     * and no ratio it is 10 dB.
     *
     * @throws IllegalArgumentException if that cannot be read; the message is one sentence
     */
    public static MeasureOptions parse(List<String> arguments) {
        demand(!arguments.isEmpty() && !arguments.get(0).startsWith("--"), "a model's file first");
        var positives = new ArrayList<Path>();
        var negatives = new ArrayList<Path>();
        var noise = new ArrayList<Path>();
        var snrDb = new ArrayList<Double>();
        var data = new ArrayList<Path>();
        long seed = 1;
        Path out = Path.of("target", "measure");
        for (int i = 1; i < arguments.size(); ) {
            String option = arguments.get(i++);
            int from = i;
            while (i < arguments.size() && !arguments.get(i).startsWith("--")) {
                i++;
            }
            List<String> values = arguments.subList(from, i);
            demand(!values.isEmpty(), "a value after " + option);
            switch (option) {
                case "--positives" -> values.forEach(value -> positives.add(Path.of(value)));
                case "--negatives" -> values.forEach(value -> negatives.add(Path.of(value)));
                case "--noise" -> values.forEach(value -> noise.add(Path.of(value)));
                case "--snr" -> values.forEach(value -> snrDb.add(number(option, value)));
                case "--data" -> data.add(Path.of(single(option, values)));
                case "--seed" -> seed = (long) number(option, single(option, values));
                case "--out" -> out = Path.of(single(option, values));
                default -> throw new IllegalArgumentException(USAGE + " but was '" + option + "'.");
            }
        }
        demand(data.size() <= 1, "--data once");
        if (!noise.isEmpty() && snrDb.isEmpty()) {
            snrDb.add(USUAL_SNR_DB);
        }
        return new MeasureOptions(
                Path.of(arguments.get(0)),
                positives,
                negatives,
                noise,
                snrDb,
                data.stream().findFirst(),
                seed,
                out);
    }

    /** The model's name: that of its file, without {@code .zip}. */
    public String name() {
        return model.getFileName().toString().replaceFirst("\\.zip$", "");
    }

    private static String single(String option, List<String> values) {
        demand(values.size() == 1, "one value after " + option);
        return values.get(0);
    }

    private static double number(String option, String value) {
        try {
            double number = Double.parseDouble(value);
            demand(Double.isFinite(number), "a number after " + option);
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number after " + option + " but was '" + value + "'.", e);
        }
    }

    private static void demand(boolean holds, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(USAGE + ": " + wanted + ".");
        }
    }
}
