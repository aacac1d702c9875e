package triggerword.command;

/**
 * Something that may be said on a command line, in any order.
 *
 * @param name as it is written: {@code --seed}
 * @param most how many values it takes, at most
 */
public record Option(String name, int most) {
    /** One that says everything by being there: {@code --shareable}. */
    public static Option flag(String name) {
        return new Option(name, 0);
    }

    /** One with a value: {@code --seed 7}. */
    public static Option one(String name) {
        return new Option(name, 1);
    }

    /** One with all values up to the next option: {@code --negatives radio talks}. */
    public static Option several(String name) {
        return new Option(name, Integer.MAX_VALUE);
    }
}
