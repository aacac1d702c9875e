package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.audio.AudioFile;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Split;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Digest;
import triggerword.audio.Waveform;

/** The making of a data set, with an engine that says noises. */
class ProductionTest {
    private final List<String> told = new ArrayList<>();
    private final SpeakListener listener = new SpeakListener() {
        @Override
        public void onNote(String note) {
            told.add(note);
        }

        @Override
        public synchronized void onClips(int done, int total) {
            told.add(done + " of " + total);
        }
    };

    @TempDir
    Path folder;

    /** Says noise that depends on the text and the style; breaks down after some batches. */
    private static class NoiseEngine implements Engine {
        private final AtomicInteger left;
        private final AtomicInteger batches = new AtomicInteger();

        NoiseEngine(int batches) {
            left = new AtomicInteger(batches);
        }

        @Override
        public boolean has(Voice voice) {
            return true;
        }

        @Override
        public List<Spoken> speak(Voice voice, List<Utterance> utterances, Path place)
                throws IOException, InterruptedException {
            if (left.getAndDecrement() <= 0) {
                throw new IllegalStateException("unplugged");
            }
            batches.incrementAndGet();
            var spoken = new ArrayList<Spoken>();
            for (Utterance utterance : utterances) {
                var random = Digest.random(0, voice.name() + utterance);
                var samples = new float[8000];
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = (float) (random.nextDouble() - 0.5);
                }
                Path wav = place.resolve(utterance.name() + ".wav");
                AudioFile.write(Waveform.mono(samples, 16_000), wav);
                spoken.add(Spoken.whole(wav));
            }
            return spoken;
        }
    }

    @Test
    void theSameBytesComeOutTwice() throws Exception {
        make("a", "cache-a", new NoiseEngine(1000));
        make("b", "cache-b", new NoiseEngine(1000));
        assertThat(bytes(folder.resolve("a")))
                .isEqualTo(bytes(folder.resolve("b")))
                .isNotEmpty();
    }

    @Test
    void aBrokenRunGoesOnWhereItWas() throws Exception {
        var whole = new NoiseEngine(1000);
        make("a", "cache-a", whole);
        var broken = new NoiseEngine(2);
        assertThatThrownBy(() -> make("b", "cache-b", broken)).hasMessage("unplugged");
        assertThat(folder.resolve("b/manifest.csv")).doesNotExist();
        var mended = new NoiseEngine(1000);
        make("b", "cache-b", mended);
        assertThat(broken.batches.get() + mended.batches.get()).isEqualTo(whole.batches.get());
        assertThat(bytes(folder.resolve("a"))).isEqualTo(bytes(folder.resolve("b")));
    }

    @Test
    void anInterruptEndsTheSpeakingAndItGoesOn() throws Exception {
        var whole = new NoiseEngine(1000);
        make("a", "cache-a", whole);
        Thread.currentThread().interrupt();
        var interrupted = new NoiseEngine(1000);
        assertThatThrownBy(() -> make("b", "cache-b", interrupted)).isInstanceOf(InterruptedException.class);
        assertThat(folder.resolve("b/manifest.csv")).doesNotExist();
        make("b", "cache-b", new NoiseEngine(1000));
        assertThat(bytes(folder.resolve("a"))).isEqualTo(bytes(folder.resolve("b")));
    }

    @Test
    void anInterruptedProgramLosesNoWord() throws Exception {
        make("a", "cache-a", new NoiseEngine(1000));
        var ended = new NoiseEngine(1000) {
            @Override
            public List<Spoken> speak(Voice voice, List<Utterance> utterances, Path place) throws InterruptedException {
                throw new InterruptedException("as a program that is ended");
            }
        };
        assertThatThrownBy(() -> make("b", "cache-b", ended)).hasMessage("as a program that is ended");
        make("b", "cache-b", new NoiseEngine(1000));
        assertThat(bytes(folder.resolve("a"))).isEqualTo(bytes(folder.resolve("b")));
    }

    @Test
    void aListenerHearsHowFarItIs() throws Exception {
        make("a", "cache-a", new NoiseEngine(1000));
        String last = told.get(told.size() - 1);
        assertThat(last).matches("(\\d+) of \\1");
        told.clear();
        make("b", "cache-a", new NoiseEngine(0));
        assertThat(told).isEmpty();
    }

    @Test
    void theManifestIsReadByTheClipLibraryAndKeepsPersonsApart() throws Exception {
        make("a", "cache-a", new NoiseEngine(1000));
        List<Clip> clips = ClipLibrary.load(folder.resolve("a"), 16_000).clips();
        assertThat(clips)
                .filteredOn(clip -> clip.kind() == Clip.Kind.POSITIVE)
                .extracting(Clip::text)
                .containsOnly("activate");
        assertThat(clips)
                .filteredOn(clip -> clip.person().equals("ann"))
                .extracting(Clip::split)
                .containsOnly(Split.TRAIN);
        assertThat(clips)
                .filteredOn(clip -> clip.person().equals("bob"))
                .extracting(Clip::split)
                .containsOnly(Split.TEST);
        assertThat(Files.readString(folder.resolve("a/dropped.csv"))).contains("enough of this voice");
    }

    @Test
    void aBatchThatAnotherRunWasFasterWithIsTakenFromThere() throws Exception {
        Utterance utterance = Utterance.whole(
                "negatives/ann/yes.flac",
                Utterance.Sort.COMMON,
                List.of(new Utterance.Word("yes", Pronunciation.of("Y EH1 S"), false)),
                Style.draw(new SplittableRandom(1), Band.FULL, 0));
        var batch = new Batch(voice("ann", Split.TRAIN), List.of(utterance), null);
        Path cache = Files.createDirectories(folder.resolve("cache"));
        var noise = new NoiseEngine(2);
        batch.make(
                new Engine() {
                    @Override
                    public boolean has(Voice voice) {
                        return true;
                    }

                    @Override
                    public List<Spoken> speak(Voice voice, List<Utterance> utterances, Path place)
                            throws IOException, InterruptedException {
                        batch.make(noise, cache);
                        return noise.speak(voice, utterances, place);
                    }
                },
                cache);
        assertThat(batch.read(cache)).hasSize(1);
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left).containsExactly(batch.folder(cache));
        }
    }

    private void make(String name, String cache, Engine engine) throws IOException, InterruptedException {
        PronouncingDictionary dictionary = SmallDictionary.read();
        List<String> word = List.of("activate");
        var confusables = new Confusables(word, dictionary);
        var engines = new TreeMap<String, Engine>();
        engines.put("noise", engine);
        var data = new DataSet(folder.resolve(name));
        new Production(
                        new Script(word, dictionary, confusables, Band.FULL, 1),
                        null,
                        new Engines(engines),
                        Files.createDirectories(folder.resolve(cache)),
                        listener)
                .run(List.of(voice("ann", Split.TRAIN), voice("bob", Split.TEST)), 0.01, 22, data);
        data.add(
                new Background("hum", "noise", Split.TRAIN, "hum 50", "computed", "Apache-2.0"),
                Waveform.mono(
                        new Noises()
                                .make(
                                        Background.all().stream()
                                                .filter(background ->
                                                        background.name().equals("hum-50"))
                                                .findFirst()
                                                .orElseThrow(),
                                        1,
                                        folder),
                        16_000));
        data.write();
    }

    private static Voice voice(String person, Split split) {
        return new Voice(
                "noise", person, person, "f", "US", split, Voice.Way.TEXT, PhoneMap.NONE, 0, true, "none", "CC0");
    }

    private static Map<String, String> bytes(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Digest.of(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
