package triggerword.model;

import java.util.List;
import java.util.Locale;
import triggerword.spectrogram.Features;

/**
 * Trained networks as data: all that a detector needs, and no more. The logits of a group's members are averaged.
 *
 * @param word       what it listens for
 * @param members    one network or several, whose steps fall together
 * @param rule       how scores become detections; its threshold was chosen without test data
 * @param provenance how it came to be
 */
public record Model(String word, List<Member> members, DetectorOptions rule, Provenance provenance) {
    public Model {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("expected at least one network but was none");
        }
        Member first = members.get(0);
        for (Member member : members) {
            if (member.features().sampleRateHz() != first.features().sampleRateHz()
                    || member.stepMs() != first.stepMs()
                    || member.firstStepMs() != first.firstStepMs()) {
                throw new IllegalArgumentException("expected networks whose steps fall together but was "
                        + describe(first) + " and " + describe(member));
            }
        }
    }

    /** A model of one network, with the course's decision rule. */
    public static Model of(String word, Features features, Weights weights, Provenance provenance) {
        return new Model(word, List.of(new Member(features, weights)), DetectorOptions.course(), provenance);
    }

    private static String describe(Member member) {
        return "a step each " + member.stepMs() + " ms at " + member.features().sampleRateHz() + " Hz";
    }

    /**
     * The only network.
     *
     * @throws IllegalArgumentException if there are several
     */
    public Member member() {
        if (members.size() != 1) {
            throw new IllegalArgumentException("expected a model of one network but was of " + members.size());
        }
        return members.get(0);
    }

    /** Rate of the sound that is expected, in Hz. */
    public int sampleRateHz() {
        return members.get(0).features().sampleRateHz();
    }

    /** Time from one score to the next, in ms. */
    public double stepMs() {
        return members.get(0).stepMs();
    }

    /** Samples from one score to the next. */
    public int samplesInStep() {
        Member first = members.get(0);
        return first.network().stride() * first.features().hopSamples();
    }

    /** Sound that the first score needs, in ms: a score can be known this much after {@code step * stepMs()}. */
    public double firstStepMs() {
        return members.get(0).firstStepMs();
    }

    /** The number of weights, of all members. */
    public int parameters() {
        return members.stream()
                .mapToInt(member -> member.weights().values().length)
                .sum();
    }

    /** The same with another decision rule. */
    public Model withRule(DetectorOptions rule) {
        return new Model(word, members, rule, provenance);
    }

    /** The same with another provenance. */
    public Model withProvenance(Provenance provenance) {
        return new Model(word, members, rule, provenance);
    }

    @Override
    public String toString() {
        String group = members.size() == 1 ? "" : members.size() + " networks, ";
        return String.format(
                Locale.ROOT,
                "Model[\"%s\", %s%d weights, threshold %.3f]",
                word,
                group,
                parameters(),
                rule.threshold());
    }
}
