package triggerword.ladder;

import java.util.List;
import java.util.stream.Collectors;
import triggerword.augmentation.AugmentationOptions;
import triggerword.augmentation.Chance;
import triggerword.dataset.WindowOptions;
import triggerword.model.NetworkOptions;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.spectrogram.Compression;
import triggerword.spectrogram.MelOptions;
import triggerword.spectrogram.SpectrogramOptions;
import triggerword.training.MemberOptions;
import triggerword.training.TrainingOptions;
import triggerword.training.VoicesOptions;

/**
 * The ladder. What a rung adds it takes from {@link VoicesOptions#defaults}, so that the ladder ends where {@code ./lab
 * train} is.
 *
 * <p>All but {@code full} and {@code decoys} are small, so that a network is trained in about a minute: 3,000
 * windows with the word and 9,000 without, 700 steps. Seeds differ by points: compare rungs over several.
 */
public final class Rungs {
    private static final VoicesOptions FULL = VoicesOptions.defaults();
    private static final WindowOptions BEST = FULL.windows();

    private static final MemberOptions CONVOLUTIONS =
            new MemberOptions(Compression.log(), TemporalConvolutionOptions.defaults());
    private static final MemberOptions ON_PCEN = new MemberOptions(Compression.pcen(), CONVOLUTIONS.shape());
    private static final MemberOptions GRUS = new MemberOptions(Compression.log(), NetworkOptions.mel());

    private static final VoicesOptions SMALL = FULL.withMembers(List.of(CONVOLUTIONS))
            .withCounts(3000, 9000)
            .withValidationCounts(400, 3000)
            .withSteps(700);

    /** 400 scenes three times, with the course's Adam. */
    private static final ScenesRecipe COURSE = new ScenesRecipe(
            SpectrogramOptions.course(),
            NetworkOptions.course(),
            400,
            TrainingOptions.course().withEpochs(3));

    private static final ScenesRecipe LOG_MEL = new ScenesRecipe(
            MelOptions.logMel(),
            NetworkOptions.course().withBins(MelOptions.logMel().bins()),
            COURSE.scenes(),
            COURSE.training());

    /** Part of the negatives that are single words, alone or chained. */
    private static final double SINGLE_WORDS = BEST.decoys() + BEST.chainedWords();

    private static final WindowOptions AS_RECORDED = BEST.withNegatives(0, SINGLE_WORDS + BEST.runningSpeech(), 0, 0)
            .withWarp(Chance.never())
            .withVoices(AugmentationOptions.none(), AugmentationOptions.none());

    private static final WindowOptions IN_ROOMS = AS_RECORDED.withVoices(
            sameTempo(sameVoice(BEST.positiveVoices())), sameTempo(sameVoice(BEST.negativeVoices())));

    private static final WindowOptions BY_OTHERS = IN_ROOMS.withWarp(BEST.warp())
            .withVoices(sameTempo(BEST.positiveVoices()), sameTempo(BEST.negativeVoices()));

    private static final WindowOptions AT_ANY_TEMPO =
            BY_OTHERS.withVoices(BEST.positiveVoices(), BEST.negativeVoices());

    private static final WindowOptions AGAINST_SENTENCES =
            AT_ANY_TEMPO.withNegatives(0, SINGLE_WORDS, 0, BEST.runningSpeech());

    private static final WindowOptions AGAINST_NEAR_MISSES =
            BEST.withNegatives(0, SINGLE_WORDS, BEST.confusables(), BEST.runningSpeech());

    private static final WindowsRecipe WINDOWS = new WindowsRecipe(SMALL).with(AS_RECORDED);
    private static final WindowsRecipe RECORDED = WINDOWS.with(IN_ROOMS).withRecordedBackgrounds();
    private static final WindowsRecipe NEAR = RECORDED.with(AGAINST_NEAR_MISSES);
    private static final WindowsRecipe PAIR = NEAR.with(NEAR.options().withMembers(List.of(ON_PCEN, GRUS)));
    private static final WindowsRecipe WITHOUT_DECOYS =
            new WindowsRecipe(FULL).withRecordedBackgrounds().with(AGAINST_NEAR_MISSES);

    private static final List<Rung> ALL = List.of(
            new Rung(
                    "course",
                    "",
                    "Raw power spectra, the course's network, scenes and updates; nothing augmented.",
                    COURSE),
            new Rung(
                    "log-mel",
                    "course",
                    "Logarithms of mel bands: loud and soft speech look alike, as to the ear.",
                    LOG_MEL),
            new Rung(
                    "max-pooling",
                    "log-mel",
                    "Temporal convolutions on windows of 2.2 s: the network chooses the moments in which it is sure.",
                    WINDOWS),
            new Rung(
                    "rooms",
                    "max-pooling",
                    "Rooms, microphones, computed noise, all levels: no recording sounds like another.",
                    WINDOWS.with(IN_ROOMS)),
            new Rung("backgrounds", "rooms", "Recorded noises, music and babble: the world is not computed.", RECORDED),
            new Rung(
                    "voices",
                    "backgrounds",
                    "Other formants, pitches and vocal tracts: twenty persons become many.",
                    RECORDED.with(BY_OTHERS)),
            new Rung(
                    "tempo",
                    "voices",
                    "Slow and fast speech: to a machine people speak slowly.",
                    RECORDED.with(AT_ANY_TEMPO)),
            new Rung(
                    "sentences",
                    "tempo",
                    "Sentences and random words without the trigger word: most of what is ever heard.",
                    RECORDED.with(AGAINST_SENTENCES)),
            new Rung(
                    "near-misses",
                    "sentences",
                    "Words that sound much like the trigger word, some of the single ones.",
                    NEAR),
            new Rung(
                    "pcen",
                    "near-misses",
                    "Each band against its own recent mean (PCEN), in place of the logarithm: steady noise fades.",
                    NEAR.with(NEAR.options().withMembers(List.of(ON_PCEN)))),
            new Rung(
                    "gru",
                    "near-misses",
                    "The course's shape, a convolution and two GRUs, in place of the temporal convolutions.",
                    NEAR.with(NEAR.options().withMembers(List.of(GRUS)))),
            new Rung(
                    "pair",
                    "gru",
                    "Temporal convolutions on PCEN and GRUs on logarithms, logits averaged: they err on different sounds.",
                    PAIR),
            new Rung(
                    "wide",
                    "pair",
                    "More channels and units: room for what tells the word from all that sounds like it.",
                    PAIR.with(PAIR.options().withMembers(FULL.members()))),
            new Rung("full", "wide", "As many windows and steps as the recipe has.", WITHOUT_DECOYS),
            new Rung(
                    "decoys",
                    "full",
                    "Other words said alone: else much that is said alone is taken for the word, which is not measured here.",
                    WITHOUT_DECOYS.with(BEST)),
            new Rung(
                    "own-5",
                    "pair",
                    "Beside the ladder: five takes of somebody's own, as one more person.",
                    PAIR.withOwn(5, 1)),
            new Rung("own-10", "pair", "Ten takes of somebody's own.", PAIR.withOwn(10, 1)),
            new Rung("own-20", "pair", "Twenty takes of somebody's own.", PAIR.withOwn(OwnTakes.MOST, 1)),
            new Rung(
                    "own-20-weighted",
                    "own-20",
                    "Twenty takes, heard as often as five persons.",
                    PAIR.withOwn(OwnTakes.MOST, 5)));

    private Rungs() {}

    /** All rungs, from below; those beside the ladder last. */
    public static List<Rung> all() {
        return ALL;
    }

    /**
     * The rung of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Rung named(String name) {
        return ALL.stream()
                .filter(rung -> rung.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--rungs: expected some of "
                        + ALL.stream().map(Rung::name).collect(Collectors.joining(", ")) + " but was '" + name
                        + "'."));
    }

    private static AugmentationOptions sameVoice(AugmentationOptions options) {
        return options.withFormants(Chance.never()).withPitch(Chance.never());
    }

    private static AugmentationOptions sameTempo(AugmentationOptions options) {
        return options.withDuration(Chance.never()).withSpeed(Chance.never());
    }
}
