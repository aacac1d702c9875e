package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import triggerword.audio.Clip.Split;

/** The clips in {@code data}. */
class ShippedClipsTest {
    private static final Path DATA = Path.of("data");
    /** Where a FLAC file keeps the MD5 of its samples. */
    private static final int MD5_AT = 26;

    @Test
    void everyFlacFileHasTheSamplesItsChecksumSays() throws IOException, NoSuchAlgorithmException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(DATA)) {
            files = all.filter(file -> file.toString().endsWith(".flac")).toList();
        }
        var printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                byte[] samples = AudioFile.pcm16(AudioFile.read(file));
                assertThat(MessageDigest.getInstance("MD5").digest(samples))
                        .as("%s", file)
                        .isEqualTo(Arrays.copyOfRange(bytes, MD5_AT, MD5_AT + 16));
            }
        } finally {
            System.setOut(out);
        }
        assertThat(files).isNotEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void everySideHasClipsAndNoPersonIsOnTwo() throws IOException {
        ClipLibrary clips = ClipLibrary.load(DATA, 16_000);
        assertThat(persons(clips, Split.TRAIN))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(persons(clips, Split.VALIDATION))
                .doesNotContainAnyElementsOf(persons(clips, Split.TEST));
        assertThat(persons(clips, Split.VALIDATION)).doesNotContainAnyElementsOf(persons(clips, Split.TEST));
        for (Split split : Split.values()) {
            ClipLibrary side = clips.split(split);
            assertThat(side.positives()).as("%s", split).isNotEmpty();
            assertThat(side.negatives()).as("%s", split).isNotEmpty();
            assertThat(side.backgrounds()).as("%s", split).isNotEmpty();
        }
    }

    private static Set<String> persons(ClipLibrary clips, Split split) {
        return clips.clips().stream()
                .filter(clip -> clip.split() == split && !clip.person().isEmpty())
                .map(Clip::person)
                .collect(Collectors.toSet());
    }
}
