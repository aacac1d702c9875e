package triggerword.speech;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import triggerword.audio.AudioFile;
import triggerword.audio.Digest;
import triggerword.audio.Waveform;

/**
 * Utterances of one voice that are spoken, finished and heard together, and kept in a folder of the cache.
 *
 * <p>The folder is named by a digest of everything that went into it and appears when it is complete: so an interrupted
 * run goes on where it was, and what does not depend on the trigger word is there for the next one.
 *
 * @param voice      who speaks
 * @param utterances what is said
 * @param listener   who checks it; null where nothing is to be checked
 */
record Batch(Voice voice, List<Utterance> utterances, Listener listener) {
    /** Changes with what {@link ClipFinish} and the engines do, so that old folders are not taken for new ones. */
    private static final String VERSION = "2";

    /** No word is shorter than this. */
    static final int SHORTEST_MS = 150;

    private static final String LIST = "clips.tsv";

    /**
     * A clip that was tried.
     *
     * @param utterance what was to be said
     * @param stored    where the clip lies in the cache; nowhere if it was dropped
     * @param seconds   its length
     * @param dropped   why it is not in the data set; empty if it is
     */
    record Tried(Utterance utterance, Path stored, double seconds, String dropped) {}

    private String name() {
        var text = new StringBuilder(VERSION).append(voice);
        utterances.forEach(text::append);
        if (listener != null) {
            text.append(listener.description());
        }
        return Digest.of(text.toString()).substring(0, 24);
    }

    /** Its folder in the cache. */
    Path folder(Path cache) {
        return cache.resolve(name());
    }

    /** True if this was made before. */
    boolean isDone(Path cache) {
        return Files.exists(folder(cache).resolve(LIST));
    }

    /**
     * Speaks, finishes and hears all utterances.
     *
     * @throws IOException          if the listener fails or nothing can be written: nothing is kept then
     * @throws InterruptedException if this thread was interrupted; the same
     */
    void make(Engine engine, Path cache) throws IOException, InterruptedException {
        try (var work = WorkFolder.in(cache)) {
            Path clips = Files.createDirectories(work.path().resolve("clips"));
            Path raw = Files.createDirectories(work.path().resolve("raw"));
            List<Engine.Spoken> spoken = speak(engine, utterances, raw);
            List<Waveform> sounds = new ArrayList<>();
            List<String> faults = new ArrayList<>();
            for (int i = 0; i < utterances.size(); i++) {
                String fault = spoken.get(i).fault();
                Waveform sound = fault.isEmpty()
                        ? ClipFinish.finish(spoken.get(i), utterances.get(i).style())
                        : null;
                if (sound != null && sound.durationMs() < SHORTEST_MS) {
                    fault = "shorter than " + SHORTEST_MS + " ms";
                }
                sounds.add(sound);
                faults.add(fault);
            }
            hear(sounds, faults, raw);
            var list = new StringBuilder();
            for (int i = 0; i < utterances.size(); i++) {
                if (faults.get(i).isEmpty()) {
                    AudioFile.writeFlac(sounds.get(i), clips.resolve(i + ".flac"));
                }
                double seconds = sounds.get(i) == null ? 0 : sounds.get(i).durationMs() / 1000;
                list.append(String.format(Locale.ROOT, "%d\t%.3f\t%s\n", i, seconds, faults.get(i)));
            }
            Files.writeString(clips.resolve(LIST), list);
            keep(clips, cache);
        }
    }

    private void keep(Path clips, Path cache) throws IOException {
        try {
            Files.move(clips, folder(cache));
        } catch (FileSystemException e) {
            // Another run with the same cache may have been faster: the same bytes came out of it.
            if (!isDone(cache)) {
                throw e;
            }
        }
    }

    /** Festival and others end at a word they cannot say: such a word is looked for by halves, and dropped alone. */
    private List<Engine.Spoken> speak(Engine engine, List<Utterance> part, Path folder)
            throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve(UUID.randomUUID().toString()));
        try {
            return engine.speak(voice, part, own);
        } catch (IOException e) {
            if (part.size() == 1) {
                return List.of(Engine.Spoken.failed("the engine failed: "
                        + e.getMessage()
                                .replaceAll("\\s+", " ")
                                .replace(own.toString(), "")
                                .replaceAll("[,\"].*", "")));
            }
            var spoken = new ArrayList<>(speak(engine, part.subList(0, part.size() / 2), folder));
            spoken.addAll(speak(engine, part.subList(part.size() / 2, part.size()), folder));
            return spoken;
        }
    }

    private void hear(List<Waveform> sounds, List<String> faults, Path folder)
            throws IOException, InterruptedException {
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < sounds.size(); i++) {
            if (listener != null
                    && faults.get(i).isEmpty()
                    && utterances.get(i).sort().isHeard()) {
                wanted.add(i);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        List<List<String>> heard =
                listener.hear(wanted.stream().map(sounds::get).toList(), folder);
        for (int w = 0; w < wanted.size(); w++) {
            boolean positive = utterances.get(wanted.get(w)).sort() == Utterance.Sort.POSITIVE;
            if (positive && !listener.isNearlyWord(heard.get(w))) {
                faults.set(wanted.get(w), "heard as " + String.join(", ", heard.get(w)));
            } else if (!positive && listener.isWord(heard.get(w))) {
                faults.set(wanted.get(w), "heard as the word");
            }
        }
    }

    /**
     * What became of each utterance.
     *
     * @throws IOException if this was not made
     */
    List<Tried> read(Path cache) throws IOException {
        var tried = new ArrayList<Tried>();
        for (String line : Files.readAllLines(folder(cache).resolve(LIST))) {
            String[] cell = line.split("\t", -1);
            int i = Integer.parseInt(cell[0]);
            tried.add(new Tried(
                    utterances.get(i), folder(cache).resolve(i + ".flac"), Double.parseDouble(cell[1]), cell[2]));
        }
        return tried;
    }
}
