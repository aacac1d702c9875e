package triggerword.speech;

import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;

/**
 * A recording of a person, not spoken by an engine, on its way into a data set.
 *
 * @param file    the clip's file, relative to the data set's folder
 * @param kind    positive or negative
 * @param text    what is said; empty where nobody knows
 * @param speaker who says it
 * @param name    of the recording's own file
 */
record Take(String file, Kind kind, String text, Speaker speaker, String name) {
    /**
     * Who speaks, and what the data set has to say of the recordings.
     *
     * @param category the class of the clips
     * @param engine   what stands in place of one
     * @param person   a name that no other has
     * @param sex      f, m or empty
     * @param accent   may be empty
     * @param split    the side of the person
     * @param source   where the recordings come from; empty: each from its own file
     * @param licence  of the recordings
     */
    record Speaker(
            String category,
            String engine,
            String person,
            String sex,
            String accent,
            Split split,
            String source,
            String licence) {}

    /** Where it comes from, as the data set's manifest says. */
    String source() {
        return speaker.source().isEmpty() ? "recording " + name : speaker.source();
    }
}
