package triggerword.audit;

import java.util.Comparator;
import java.util.Locale;
import triggerword.audio.Clip;

/**
 * Something that is wrong with a clip.
 *
 * @param clip  the clip
 * @param rule  what is expected
 * @param value what was found
 * @param worse how far beyond the rule the value lies: 1 is just beyond; for sorting
 */
public record Finding(Clip clip, Rule rule, String value, double worse) {
    /** What is expected of a clip. */
    public enum Rule {
        /** The very edge is quieter than the word: nothing was cut off. */
        WHOLE,
        /** No flat tops. */
        UNCLIPPED,
        /** There is something to be heard. */
        AUDIBLE,
        /** A word lies in the middle of its clip. */
        CENTRED,
        /** No other clip has the same samples. */
        UNIQUE,
        /** What is heard, and who, is on one side of the split only. */
        ONE_SIDED
    }

    /** Leaks and copies first, then the worst of each rule. */
    static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::rule)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Finding::worse).reversed())
            .thenComparing(finding -> finding.clip().file());

    /** The rule's name, as people write it: {@code one sided}. */
    public String ruleName() {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
