package triggerword.ladder;

/**
 * A step of the ladder: one change.
 *
 * @param name   its name in tables
 * @param before the rung that it changes; empty for the first
 * @param why    what is changed, and why that should help: a sentence
 * @param recipe what is trained
 */
public record Rung(String name, String before, String why, Recipe recipe) {
    @Override
    public String toString() {
        return "Rung[" + name + "]";
    }
}
