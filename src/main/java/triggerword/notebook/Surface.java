package triggerword.notebook;

/** A place in a notebook where something is shown that is drawn anew as it goes on. */
interface Surface {
    /** Shows this, in place of what was shown before. */
    void show(Object value);
}
