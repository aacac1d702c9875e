package triggerword.audio;

/**
 * Who is heard in a clip.
 *
 * @param person one name for one throat, whatever the recording or the engine; empty where nobody knows
 * @param accent how the person speaks; empty where nobody knows
 * @param sex    {@code f} or {@code m}; empty where nobody knows
 */
public record Speaker(String person, String accent, String sex) {
    /** Nobody that is known. */
    public static final Speaker UNKNOWN = new Speaker("", "", "");

    /** A person of whom no more is known. */
    public static Speaker named(String person) {
        return new Speaker(person, "", "");
    }
}
