package triggerword.bench;

/** One piece of work that is repeated and timed. */
public interface Work {
    /** Does it once and gives some number of the result, so that nothing of it is optimized away. */
    double run();

    /** How many of what is counted are done in one run; the time of a run is divided by it. */
    default int items() {
        return 1;
    }
}
