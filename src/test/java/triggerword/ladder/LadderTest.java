package triggerword.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.audio.AudioFile;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Waveform;
import triggerword.evaluation.TestSounds;
import triggerword.model.NetworkOptions;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.spectrogram.Compression;
import triggerword.spectrogram.MelOptions;
import triggerword.training.MemberOptions;
import triggerword.training.TrainingOptions;
import triggerword.training.VoicesOptions;

/** The command from files to files, with networks that learn next to nothing. */
class LadderTest {
    private static final int RATE = 16_000;
    private static final VoicesOptions SMALL = VoicesOptions.defaults()
            .withMembers(List.of(new MemberOptions(
                    Compression.pcen(),
                    TemporalConvolutionOptions.defaults().withChannels(4).withDilations(List.of(1)))))
            .withCounts(4, 4)
            .withValidationCounts(2, 2)
            .withSteps(2);
    private static final Rung SCENES = new Rung(
            "course",
            "",
            "Scenes.",
            new ScenesRecipe(
                    MelOptions.logMel(),
                    NetworkOptions.course().withBins(40).withFilters(2).withUnits(2),
                    2,
                    TrainingOptions.course()));
    private static final Rung WINDOWS = new Rung("log-mel", "course", "Windows.", new WindowsRecipe(SMALL));

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        var manifest = new StringBuilder("file,kind,class,text,person,split\n");
        for (String person : List.of("ann,train", "bob,validation")) {
            String name = person.split(",", -1)[0];
            manifest.append("positives/%s.wav,positive,,word,%s%n".formatted(name, person));
            manifest.append("negatives/%s.wav,negative,,other,%s%n".formatted(name, person));
            tone("data/positives/" + name, 0.6, 400);
            tone("data/negatives/" + name, 0.8, 900);
        }
        manifest.append("backgrounds/hiss.wav,background,noise,,,train\n");
        manifest.append("backgrounds/rain.wav,background,recording,,,train\n");
        tone("data/backgrounds/hiss", 10.5, 0);
        tone("data/backgrounds/rain", 10.5, 0);
        Files.writeString(folder.resolve("data/manifest.csv"), manifest);
        for (int i = 0; i < OwnTakes.MOST + 2; i++) {
            tone("yes/" + i, 0.4, 410 + i);
        }
        tone("no/talk", 3, 700);
        tone("noise/rain", 2, 0);
    }

    /** A tone in a little noise. */
    private void tone(String name, double seconds, double hertz) throws IOException {
        var random = new Random(name.hashCode());
        var samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.2 * Math.sin(2 * Math.PI * hertz * i / RATE) + 0.02 * random.nextGaussian());
        }
        AudioFile.write(Waveform.mono(samples, RATE), folder.resolve(name + ".wav"));
    }

    @Test
    void everyRungIsMeasuredOnWhatIsNotSetAside() throws IOException, InterruptedException {
        climb(SCENES, WINDOWS);
        LadderTable table = LadderTable.read(out());
        assertThat(table.rows().rowCount()).isEqualTo(2 * 2 * 4);
        assertThat(table.rows().stringColumn("rung").unique().asList()).containsExactlyInAnyOrder("course", "log-mel");
        assertThat(table.rows().intColumn("positives").asList()).containsOnly(2);
        assertThat(folder.resolve("out.csv.training")).doesNotExist();
    }

    @Test
    void theSameCommandGoesOnAndAnotherRecipeOrNoiseBeginsAnew() throws IOException, InterruptedException {
        climb(WINDOWS);
        byte[] first = Files.readAllBytes(out());
        climb(WINDOWS);
        // seconds differ from training to training
        assertThat(out()).hasBinaryContent(first);

        tone("noise/rain", 2, 300);
        climb(WINDOWS);
        byte[] otherNoise = Files.readAllBytes(out());
        assertThat(otherNoise).isNotEqualTo(first);

        climb(new Rung("log-mel", "course", "Windows.", new WindowsRecipe(SMALL.withSteps(1))));
        assertThat(Files.readAllBytes(out())).isNotEqualTo(otherNoise);
        assertThat(LadderTable.read(out()).rows().rowCount()).isEqualTo(2 * 4);
    }

    @Test
    void ownTakesAreTrainedOn() throws IOException, InterruptedException {
        var recipe = new WindowsRecipe(SMALL);
        ClipLibrary clips = ClipLibrary.load(folder.resolve("data"), RATE);
        List<Path> own = OwnTakes.of(positives()).aside();
        var none = recipe.train("word", clips, own, 1, folder.resolve("states"));
        var some = recipe.withOwn(5, 2).train("word", clips, own, 1, folder.resolve("states"));
        assertThat(none.provenance().get("training persons", String[].class)).containsExactly("ann");
        assertThat(some.provenance().get("training persons", String[].class)).containsExactly("ann", "own-1", "own-2");
    }

    @Test
    void aTrainingIsKeptUntilItIsForgotten() throws IOException, InterruptedException {
        var recipe = new WindowsRecipe(SMALL);
        ClipLibrary clips = ClipLibrary.load(folder.resolve("data"), RATE);
        Path states = folder.resolve("states");
        var model = recipe.train("word", clips, List.of(), 1, states);
        Path state = states.resolve("network-1.zip");
        Files.setLastModifiedTime(state, FileTime.fromMillis(0));
        assertThat(recipe.train("word", clips, List.of(), 1, states).provenance())
                .isEqualTo(model.provenance());
        assertThat(Files.getLastModifiedTime(state)).isEqualTo(FileTime.fromMillis(0));
        recipe.forget(states);
        assertThat(states).doesNotExist();
    }

    @Test
    void withoutComputedNoisesNoOthersTakeTheirPlace() throws IOException {
        ClipLibrary clips = ClipLibrary.load(folder.resolve("data"), RATE)
                .only(clip -> !clip.category().equals("noise"));
        var recipe = new WindowsRecipe(SMALL);
        assertThatThrownBy(() -> recipe.train("word", clips, List.of(), 1, folder.resolve("states")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "--data: expected at least one background to train on whose class in the manifest is noise but"
                                + " there was none");
    }

    @Test
    void namesDecideWhatIsSetAside() throws IOException {
        List<Clip> clips = new ArrayList<>(positives());
        OwnTakes takes = OwnTakes.of(clips);
        Collections.reverse(clips);
        assertThat(OwnTakes.of(clips)).isEqualTo(takes);
        assertThat(takes.aside()).hasSize(OwnTakes.MOST).doesNotHaveDuplicates();
        assertThat(takes.measured()).extracting(Clip::file).hasSize(2).doesNotContainAnyElementsOf(takes.aside());
        assertThatThrownBy(() -> OwnTakes.of(clips.subList(0, OwnTakes.MOST)))
                .hasMessage("--positives: expected more than the 20 clips that are set aside to train on but was 20.");
    }

    private List<Clip> positives() throws IOException {
        return ClipLibrary.of(folder.resolve("yes"), Kind.POSITIVE, RATE).clips();
    }

    private Path out() {
        return folder.resolve("out.csv");
    }

    private void climb(Rung... rungs) throws IOException, InterruptedException {
        var sounds = new TestSounds(
                List.of(folder.resolve("yes")),
                List.of(folder.resolve("no")),
                List.of(folder.resolve("noise")),
                List.of(10.0));
        Ladder.climb(new LadderOptions(folder.resolve("data"), sounds, 1, List.of(rungs), out()));
    }
}
