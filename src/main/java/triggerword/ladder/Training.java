package triggerword.ladder;

/**
 * One training on the ladder.
 *
 * @param rung   what was trained
 * @param seed   of everything that chance decides
 * @param recipe names all that the rung is made of: another recipe has another name
 * @param sounds names all that it was trained and measured on
 */
record Training(String rung, int seed, String recipe, String sounds) {
    /** True if this is to take the place of the other. */
    boolean replaces(Training other) {
        return rung.equals(other.rung) && seed == other.seed;
    }

    /** True if the other is of the same seed and was measured on the same sounds. */
    boolean isComparableWith(Training other) {
        return seed == other.seed && sounds.equals(other.sounds);
    }
}
