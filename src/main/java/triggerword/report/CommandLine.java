package triggerword.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The options of a command, each with all values up to the next: {@code --negatives radio talks --seed 7}.
 *
 * @param usage  what is expected, for messages
 * @param values by option, for each time that it is given
 */
public record CommandLine(String usage, Map<String, List<List<String>>> values) {
    /**
     * Of a command's arguments.
     *
     * @param usage   what is expected; each option stands in it
     * @param options that there are
     * @throws IllegalArgumentException if there is another option, or one has no value; the message is one sentence
     */
    public static CommandLine parse(String usage, List<String> options, List<String> arguments) {
        var line = new CommandLine(usage, new TreeMap<>());
        for (int i = 0; i < arguments.size(); ) {
            String option = arguments.get(i++);
            int from = i;
            while (i < arguments.size() && !arguments.get(i).startsWith("--")) {
                i++;
            }
            if (!options.contains(option)) {
                throw new IllegalArgumentException(usage + " but was '" + option + "'.");
            }
            line.demand(from < i, "a value after " + option);
            line.values.computeIfAbsent(option, name -> new ArrayList<>()).add(arguments.subList(from, i));
        }
        return line;
    }

    /** All values of an option, however often it is given. */
    public List<String> all(String option) {
        return values.getOrDefault(option, List.of()).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** All values of an option, as paths. */
    public List<Path> paths(String option) {
        return all(option).stream().map(Path::of).toList();
    }

    /** All values of an option, as numbers. */
    public List<Double> numbers(String option) {
        return all(option).stream().map(value -> number(option, value)).toList();
    }

    /** The value of an option that has one; if it is given several times, the last. */
    public Optional<String> single(String option) {
        List<List<String>> given = values.getOrDefault(option, List.of());
        if (given.isEmpty()) {
            return Optional.empty();
        }
        List<String> last = given.get(given.size() - 1);
        demand(last.size() == 1, "one value after " + option);
        return Optional.of(last.get(0));
    }

    /** The value of an option that is a whole number. */
    public Optional<Long> whole(String option) {
        return single(option).map(value -> {
            try {
                return Long.valueOf(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "expected a whole number after " + option + " but was '" + value + "'.", e);
            }
        });
    }

    private double number(String option, String value) {
        try {
            double number = Double.parseDouble(value);
            demand(Double.isFinite(number), "a number after " + option);
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number after " + option + " but was '" + value + "'.", e);
        }
    }

    /** Throws an IllegalArgumentException that says what is wanted unless the condition holds. */
    public void demand(boolean holds, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(usage + ": " + wanted + ".");
        }
    }
}
