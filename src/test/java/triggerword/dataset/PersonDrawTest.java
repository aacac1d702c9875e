package triggerword.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;
import triggerword.audio.Recording;
import triggerword.audio.Speaker;
import triggerword.audio.Waveform;

class PersonDrawTest {
    private static final int DRAWS = 20_000;

    /** Of two persons with 5 and 25 clips each is heard in half of the draws; so a clip of the first five times as often. */
    @Test
    void whoHasFewClipsIsHeardAsOftenAsWhoHasMany() {
        var draw =
                new PersonDraw(Stream.concat(clips("few", 5), clips("many", 25)).toList());
        var random = new SplittableRandom(1);
        var persons = new HashMap<String, Integer>();
        var files = new HashMap<Path, Integer>();
        for (int i = 0; i < DRAWS; i++) {
            Clip clip = draw.clip(draw.person(random), random);
            persons.merge(clip.person(), 1, Integer::sum);
            files.merge(clip.file(), 1, Integer::sum);
        }
        assertThat(persons.get("few") / (double) DRAWS).isCloseTo(0.5, within(0.02));
        for (int i : List.of(0, 4)) {
            assertThat(files.get(Path.of("few-" + i)) / (double) DRAWS).isCloseTo(0.5 / 5, within(0.01));
            assertThat(files.get(Path.of("many-" + i)) / (double) DRAWS).isCloseTo(0.5 / 25, within(0.005));
        }
    }

    private static Stream<Clip> clips(String person, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Clip(
                        Path.of(person + "-" + i),
                        Kind.POSITIVE,
                        "",
                        "word",
                        Speaker.named(person),
                        Split.TRAIN,
                        Recording.of(Waveform.mono(new float[10], 16_000))));
    }
}
