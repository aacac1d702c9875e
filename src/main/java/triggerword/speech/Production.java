package triggerword.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import triggerword.speech.Batch.Tried;
import triggerword.speech.Utterance.Sort;

/** Makes a data set: what each voice says is planned, what the cache lacks is made on all cores, all is put together. */
final class Production {
    /** Clips of a batch: what an interruption may cost, against the start of an engine and of a listener. */
    private static final int BATCH = 32;
    /** A voice of which fewer positives are heard cannot say the word, and would only teach the others' sound. */
    private static final double FEWEST_HEARD = 0.15;

    /** What is said has to fit into a scene of ten seconds; a voice that takes longer stumbled. */
    static final int LONGEST_SECONDS = 9;

    /** Why a clip that is as good as others may be left out. */
    static final String ENOUGH = "enough of this voice";

    private final Script script;
    private final Listener listener;
    private final Engines engines;
    private final Path cache;
    private final SpeakListener told;

    /**
     * @param listener who checks; null if nobody can
     * @param cache    the folder where batches are kept
     */
    Production(Script script, Listener listener, Engines engines, Path cache, SpeakListener told) {
        this.script = script;
        this.listener = listener;
        this.engines = engines;
        this.cache = cache;
        this.told = told;
    }

    /**
     * Speaks with these voices, which must be installed, and fills the data set.
     *
     * @param hours how much connected speech there is to be, all voices together
     * @param positives how many of the word are kept at most of each person
     * @throws IOException          if an engine fails; what is finished stays in the cache
     * @throws InterruptedException if this thread is interrupted; the same
     */
    void run(List<Voice> voices, double hours, int positives, DataSet data) throws IOException, InterruptedException {
        long persons = voices.stream().map(Voice::person).distinct().count();
        Map<Voice, List<Batch>> plan = new LinkedHashMap<>();
        for (Voice voice : voices) {
            int share = voicesOf(voice.person(), voices);
            var batches = new ArrayList<Batch>();
            batches.addAll(batches(
                    voice, script.positives(voice, share, engines.of(voice).cutsWords(voice))));
            batches.addAll(batches(voice, script.near(voice, share)));
            batches.addAll(batches(voice, script.common(voice, share)));
            batches.addAll(batches(voice, script.connected(voice, 3600 * hours / persons / share)));
            plan.put(voice, batches);
        }
        make(plan.values().stream().flatMap(List::stream).toList());
        for (Map.Entry<Voice, List<Batch>> entry : plan.entrySet()) {
            Voice voice = entry.getKey();
            int share = voicesOf(voice.person(), voices);
            collect(voice, (positives + share - 1) / share, entry.getValue(), data);
        }
    }

    /** Voices of one person share what the person is to say. */
    private static int voicesOf(String person, List<Voice> voices) {
        return (int)
                voices.stream().filter(voice -> voice.person().equals(person)).count();
    }

    private List<Batch> batches(Voice voice, List<Utterance> utterances) {
        var batches = new ArrayList<Batch>();
        for (int from = 0; from < utterances.size(); from += BATCH) {
            List<Utterance> part = utterances.subList(from, Math.min(from + BATCH, utterances.size()));
            boolean heard = part.stream().anyMatch(utterance -> utterance.sort().isHeard());
            batches.add(new Batch(voice, List.copyOf(part), heard ? listener : null));
        }
        return batches;
    }

    private void make(List<Batch> batches) throws IOException, InterruptedException {
        List<Batch> missing =
                batches.stream().filter(batch -> !batch.isDone(cache)).toList();
        int total =
                missing.stream().mapToInt(batch -> batch.utterances().size()).sum();
        var done = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (Batch batch : missing) {
                Callable<Void> work = () -> {
                    batch.make(engines.of(batch.voice()), cache);
                    told.onClips(done.addAndGet(batch.utterances().size()), total);
                    return null;
                };
                running.add(pool.submit(work));
            }
            for (Future<Void> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private void collect(Voice voice, int wanted, List<Batch> batches, DataSet data) throws IOException {
        var tried = new ArrayList<Tried>();
        for (Batch batch : batches) {
            tried.addAll(batch.read(cache));
        }
        List<Tried> positives = tried.stream()
                .filter(clip -> clip.utterance().sort() == Sort.POSITIVE)
                .toList();
        long heard = positives.stream().filter(clip -> clip.dropped().isEmpty()).count();
        boolean says = heard >= FEWEST_HEARD * positives.size();
        int left = wanted;
        for (Tried clip : tried) {
            String reason = clip.dropped();
            boolean positive = clip.utterance().sort() == Sort.POSITIVE;
            if (reason.isEmpty() && clip.seconds() > LONGEST_SECONDS) {
                reason = "longer than " + LONGEST_SECONDS + " s";
            } else if (reason.isEmpty() && !says) {
                reason = "the voice says the word too badly";
            } else if (reason.isEmpty() && positive && left-- <= 0) {
                reason = ENOUGH;
            } else if (reason.isEmpty()
                    && clip.utterance().sort().servesAnyWord()
                    && script.mayBeTheWord(clip.utterance().text())) {
                reason = "the word, or too near to it";
            }
            data.add(voice, clip, reason);
        }
        if (!says) {
            told.onNote("speak: %s %s is left out: %d of %d tries were heard as the word"
                    .formatted(voice.engine(), voice.name(), heard, positives.size()));
        }
    }
}
