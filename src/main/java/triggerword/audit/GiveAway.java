package triggerword.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import triggerword.audio.Clip.Kind;

/**
 * Whether the word is given away by how loud and how wide a recording is: if so, a network learns that and not the word.
 *
 * <p>A classifier that sees nothing but level and bandwidth (logistic regression, with squares and product) is fitted
 * to four fifths of the persons and asked about the rest, in turn. 0.5 means that it knows nothing.
 *
 * @param auc       area under its ROC curve: how often a positive gets a higher score than a negative
 * @param low       lower end of the 95 % interval (bootstrap over persons, 500 times)
 * @param high      its upper end
 * @param positives how many it was asked about
 * @param negatives how many it was asked about
 */
public record GiveAway(double auc, double low, double high, int positives, int negatives) {
    /** From here on positives and negatives differ by more than what is said in them. */
    public static final double LIMIT = 0.60;

    private static final int FOLDS = 5;
    private static final int RESAMPLES = 500;

    /** A clip out of the classifier's sight, and what it says of it. */
    private record Scored(double score, boolean positive) {}

    /** Asks about all positives and negatives that are not silent, but not about strangers: nothing learns from these. */
    static GiveAway of(List<ClipMeasure> measures) {
        var persons = new TreeMap<String, List<ClipMeasure>>();
        for (ClipMeasure measure : measures) {
            if (measure.clip().kind() != Kind.BACKGROUND
                    && !measure.clip().isStranger()
                    && Double.isFinite(measure.levelDbfs())) {
                String person = measure.clip().person();
                persons.computeIfAbsent(
                                person.isEmpty() ? measure.clip().file().toString() : person, name -> new ArrayList<>())
                        .add(measure);
            }
        }
        List<List<Scored>> scored = crossValidated(List.copyOf(persons.values()));
        var random = new SplittableRandom(1);
        double[] resampled = IntStream.range(0, RESAMPLES)
                .mapToDouble(i -> auc(random.ints(scored.size(), 0, scored.size())
                        .mapToObj(scored::get)
                        .toList()))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        int positives = (int)
                scored.stream().flatMap(List::stream).filter(Scored::positive).count();
        int all = scored.stream().mapToInt(List::size).sum();
        return new GiveAway(
                auc(scored), quantile(resampled, 0.025), quantile(resampled, 0.975), positives, all - positives);
    }

    private static List<List<Scored>> crossValidated(List<List<ClipMeasure>> persons) {
        var scored = new ArrayList<List<Scored>>();
        for (int fold = 0; fold < FOLDS; fold++) {
            var seen = new ArrayList<ClipMeasure>();
            for (int i = 0; i < persons.size(); i++) {
                if (i % FOLDS != fold) {
                    seen.addAll(persons.get(i));
                }
            }
            var classifier = new LogisticRegression(
                    seen.stream().map(GiveAway::features).toArray(double[][]::new),
                    seen.stream().mapToDouble(GiveAway::label).toArray());
            for (int i = fold; i < persons.size(); i += FOLDS) {
                scored.add(persons.get(i).stream()
                        .map(measure -> new Scored(classifier.score(features(measure)), label(measure) == 1))
                        .toList());
            }
        }
        return scored;
    }

    /** Level and bandwidth, about 0 and about 1 wide; their squares and their product. */
    private static double[] features(ClipMeasure measure) {
        double level = (measure.levelDbfs() + 40) / 10;
        double bandwidth = (measure.bandwidthHz() - 5000) / 2000;
        return new double[] {1, level, bandwidth, level * level, bandwidth * bandwidth, level * bandwidth};
    }

    private static double label(ClipMeasure measure) {
        return measure.clip().kind() == Kind.POSITIVE ? 1 : 0;
    }

    /** By ranks (Mann and Whitney); NaN where one kind is missing. */
    private static double auc(List<List<Scored>> persons) {
        Scored[] all = persons.stream().flatMap(List::stream).toArray(Scored[]::new);
        Arrays.sort(all, (a, b) -> Double.compare(a.score(), b.score()));
        double rankSum = 0;
        double positives = 0;
        for (int from = 0; from < all.length; ) {
            int to = from;
            int ofTie = 0;
            while (to < all.length && all[to].score() == all[from].score()) {
                ofTie += all[to].positive() ? 1 : 0;
                to++;
            }
            rankSum += ofTie * (from + to + 1) / 2.0;
            positives += ofTie;
            from = to;
        }
        return (rankSum - positives * (positives + 1) / 2) / (positives * (all.length - positives));
    }

    private static double quantile(double[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(part * (sorted.length - 1))];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "GiveAway[AUC %.2f (%.2f–%.2f) of level and bandwidth, %d positives, %d negatives]",
                auc,
                low,
                high,
                positives,
                negatives);
    }
}
