package triggerword.evaluation;

/** Hears how far a measurement is. */
@FunctionalInterface
public interface ScoringListener {
    /** Nobody listens. */
    ScoringListener NONE = (done, total) -> {};

    /**
     * Some clips more were streamed through the detector; called by several threads.
     *
     * @param done  clips so far
     * @param total clips in all
     */
    void scored(int done, int total);
}
