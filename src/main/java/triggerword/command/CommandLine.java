package triggerword.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The arguments of a command: options with their values, and perhaps a word that belongs to none. */
public final class CommandLine {
    private final String usage;
    private final List<String> words = new ArrayList<>();
    private final Map<String, List<String>> values = new HashMap<>();

    private CommandLine(String usage) {
        this.usage = usage;
    }

    /**
     * Of a command's arguments, options and their values only.
     *
     * @param usage   what is expected, for messages: "expected --data DIR [--seed N]"
     * @param options that there are
     * @throws IllegalArgumentException if there is anything else, or an option has no value or too many; the message is one
     *     sentence
     */
    public static CommandLine parse(String usage, List<Option> options, List<String> arguments) {
        return parse(usage, 0, options, arguments);
    }

    /**
     * The same, with one word besides, before, between or behind the options.
     *
     * @throws IllegalArgumentException as {@link #parse}, and if there is another word
     */
    public static CommandLine parseWithWord(String usage, List<Option> options, List<String> arguments) {
        return parse(usage, 1, options, arguments);
    }

    private static CommandLine parse(String usage, int words, List<Option> options, List<String> arguments) {
        var line = new CommandLine(usage);
        Optional<Option> before = Optional.empty();
        for (int i = 0; i < arguments.size(); ) {
            String argument = arguments.get(i++);
            Optional<Option> option = options.stream()
                    .filter(known -> known.name().equals(argument))
                    .findFirst();
            if (option.isPresent()) {
                int from = i;
                while (i < arguments.size() && i - from < option.get().most() && !isOption(arguments.get(i))) {
                    i++;
                }
                line.add(option.get(), arguments.subList(from, i));
            } else if (!isOption(argument) && line.words.size() < words) {
                line.words.add(argument);
            } else {
                throw line.refusal(argument, before);
            }
            before = option;
        }
        return line;
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("--");
    }

    private void add(Option option, List<String> found) {
        String name = option.name();
        demand(
                option.most() == 0 || !found.isEmpty(),
                "a value after " + name + " but there was nothing after " + name);
        values.computeIfAbsent(name, first -> new ArrayList<>()).addAll(found);
    }

    private IllegalArgumentException refusal(String argument, Optional<Option> before) {
        // What follows a value is more likely a second one than a stray word.
        String found = before.filter(option -> option.most() == 1 && !isOption(argument))
                .map(option -> ": one value after " + option.name() + " but was also '")
                .orElse(" but was '");
        return new IllegalArgumentException(usage + found + argument + "'.");
    }

    /** The word that belongs to no option. */
    public Optional<String> word() {
        return words.stream().findFirst();
    }

    /** True if the option is there. */
    public boolean has(String option) {
        return values.containsKey(option);
    }

    /** All values of an option, however often it is given. */
    public List<String> all(String option) {
        return List.copyOf(values.getOrDefault(option, List.of()));
    }

    /** All values of an option, as paths. */
    public List<Path> paths(String option) {
        return all(option).stream().map(Path::of).toList();
    }

    /** All values of an option, as numbers. */
    public List<Double> numbers(String option) {
        return all(option).stream()
                .map(value -> read(value, "expected a number after " + option, CommandLine::finite))
                .toList();
    }

    /** The value of an option that takes one; if it is given several times, the last. */
    public Optional<String> single(String option) {
        List<String> given = all(option);
        return given.isEmpty() ? Optional.empty() : Optional.of(given.get(given.size() - 1));
    }

    /**
     * The same, as something else than text.
     *
     * @param expected how a message that refuses the value begins: "expected a whole number after --seed"
     * @param reader   of the text; throws an IllegalArgumentException, with any message, if it will not do
     * @param <T>      what it is read as
     */
    public <T> Optional<T> single(String option, String expected, Function<String, T> reader) {
        return single(option).map(value -> read(value, expected, reader));
    }

    /** The value of an option that is a path. */
    public Optional<Path> path(String option) {
        return single(option).map(Path::of);
    }

    /** The value of an option that is a whole number. */
    public Optional<Long> whole(String option) {
        return single(option, "expected a whole number after " + option, Long::valueOf);
    }

    /** The value of an option that is a number of 0 or more. */
    public Optional<Double> amount(String option) {
        return single(option, "expected a number of 0 or more after " + option, text -> {
            double number = finite(text);
            if (number < 0) {
                throw new IllegalArgumentException("below 0");
            }
            return number;
        });
    }

    private static double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("not finite");
        }
        return number;
    }

    private static <T> T read(String value, String expected, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(expected + " but was '" + value + "'.", e);
        }
    }

    /** Throws an IllegalArgumentException that says what is wanted unless the condition holds. */
    public void demand(boolean holds, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(usage + ": " + wanted + ".");
        }
    }
}
