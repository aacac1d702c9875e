package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README of a data set. */
class DataCardTest {
    private static final String MANIFEST =
            "file,kind,class,text,engine,voice,person,accent,sex,split,seconds,bandwidth_hz,source,licence,sha256\n";

    @TempDir
    Path folder;

    @Test
    void itNamesEachVoiceAndSoundWithSourceAndLicence() throws IOException {
        lists(
                List.of(
                        "positives/pico-en/a.flac,positive,positive,lamp,pico,en-GB,pico-en,British,f,train,60,7000,package libttspico-utils,Apache-2.0 as declared,1",
                        "positives/pico-en/b.flac,positive,positive,lamp,pico,en-US,pico-en,US,f,train,30,7000,package libttspico-utils,Apache-2.0 as declared,2",
                        "negatives/pico-en/c.flac,negative,common,yes,pico,en-US,pico-en,US,f,train,30,7000,package libttspico-utils,Apache-2.0 as declared,3",
                        "negatives/me/d.flac,negative,own,,own,,me,,,train,6,7000,recording d.wav,the speaker's own,4",
                        "backgrounds/rain.flac,background,recording,,,,,,,test,35,8000,package blanket 0.7.0,CC BY 4.0 (alex36917),5",
                        "backgrounds/hiss.flac,background,noise,,,,,,,train,23,8000,computed,Apache-2.0,6"),
                List.of());
        assertThat(card())
                .startsWith(
                        "# A data set for \"lamp\"\n\n2 times \"lamp\", 2 times something else, 2 backgrounds: 3 minutes.")
                .contains("./lab speak \"lamp\" --hours 1 --seed 2017 --out " + folder.getFileName())
                .contains("2 persons, 1 of them women; 2 accents.")
                .contains(
                        "| pico-en | woman, British and US | pico `en-GB`, pico `en-US` | Apache-2.0 as declared | 2 | 1 | 2.0 | train |")
                .contains("| me | a person's own recordings | own | the speaker's own | 0 | 1 | 0.1 | train |")
                .contains("| common | common words | 1 | 1 | 0.5 |")
                .contains("| rain | recording | 35 | CC BY 4.0 (alex36917) | test |")
                .contains("- libttspico-utils: SVOX Pico, Copyright (c) 2008-2009 SVOX AG")
                .contains("- Backgrounds under CC BY 4.0: rain by alex36917.")
                .contains("creativecommons.org/licenses/by/4.0")
                .doesNotContain("flite", "Frank Wen", "Not to be passed on", "{");
    }

    @Test
    void itCountsWhatWasDroppedAndSaysWhoWasHeardSeldom() throws IOException {
        lists(
                List.of(
                        "positives/kal/a.flac,positive,positive,lamp,flite,kal16,kal,US,m,train,1,7000,package flite,CMU,1"),
                List.of(
                        "positives/kal/b.flac,positive,lamp,flite,kal16,kal,\"heard as limp, lump\"",
                        "positives/kal/c.flac,positive,lamp,flite,kal16,kal,heard as yes",
                        "positives/kal/d.flac,positive,lamp,flite,kal16,kal,heard as no",
                        "positives/kal/e.flac,positive,lamp,flite,kal16,kal,enough of this voice",
                        "negatives/kal/f.flac,confusable,limp,flite,kal16,kal,heard as the word"));
        assertThat(card())
                .contains("| the word was heard as something else | 3 |")
                .contains("| another word was heard as the word | 1 |")
                .contains("kal 2 of 5");
    }

    @Test
    void voicesToKeepToOneselfAreNamed() throws IOException {
        lists(
                List.of(
                        "positives/czech-ph/a.flac,positive,positive,lamp,festival,czech_ph,czech-ph,Czech,m,train,1,7000,package festvox-czech-ph,GPL-2+,1"),
                List.of());
        assertThat(card()).contains("**Not to be passed on:** the clips of czech-ph are");
    }

    @Test
    void strangersAreNamedWhereThereAreSuch() throws IOException {
        lists(List.of(), List.of());
        assertThat(card()).doesNotContain("Strangers");
        lists(
                List.of(
                        "negatives/june/a.flac,negative,stranger,hello world,recording,,june,Canadian French,f,validation,1,7000,package asterisk-core-sounds-fr-g722,CC BY-SA 3.0,1"),
                List.of());
        assertThat(card())
                .contains("**Strangers**, of the engine")
                .contains("| june | woman, Canadian French |")
                .contains("- asterisk-core-sounds-fr-g722: Prompts of Asterisk, recorded by June Wallack");
    }

    @Test
    void anotherReadmeIsNotOverwritten() throws IOException {
        lists(List.of(), List.of());
        Path readme = Files.writeString(folder.resolve("README.md"), "# My project\n");
        assertThat(DataCard.write(options(), "")).isFalse();
        assertThat(readme).hasContent("# My project");
    }

    @Test
    void everyPackageThatMayBeInASetHasItsCredit() {
        Set<String> credited = new HashSet<>();
        Resource.lines("credits.tsv")
                .forEach(line ->
                        credited.addAll(List.of(line.replaceFirst("\t.*", "").split(", ", -1))));
        Stream<String> packages = Stream.of(
                        Voice.all().stream().map(Voice::source),
                        Resource.lines("strangers.tsv").stream().skip(1).map(row -> row.split("\t", -1)[3]),
                        Background.all().stream()
                                // Blanket's sounds are of many people: the licence of each names its own.
                                .filter(background -> !background.kind().equals("recording"))
                                .map(Background::source)
                                .filter(source -> source.startsWith("package "))
                                .map(source -> source.substring("package ".length())))
                .flatMap(part -> part);
        assertThat(packages).isSubsetOf(credited);
    }

    private String card() throws IOException {
        assertThat(DataCard.write(options(), "By nobody.")).isTrue();
        return Files.readString(folder.resolve("README.md"));
    }

    private SpeakOptions options() {
        return SpeakOptions.parse(List.of("lamp", "--out", folder.toString()));
    }

    private void lists(List<String> kept, List<String> dropped) throws IOException {
        Files.writeString(folder.resolve("manifest.csv"), MANIFEST + String.join("\n", kept) + "\n");
        Files.writeString(
                folder.resolve("dropped.csv"),
                "file,class,text,engine,voice,person,reason\n" + String.join("\n", dropped) + "\n");
    }
}
