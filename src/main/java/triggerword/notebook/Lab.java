package triggerword.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import triggerword.audio.Digest;
import triggerword.experiment.Runs;
import triggerword.speech.SpeakOptions;

/**
 * Where a notebook finds things, and how much it does.
 *
 * <p>Notebooks run in the folder {@code notebooks/}. Two environment variables change what they do: {@code TRIGGER_DATA}
 * names a folder of clips to use in place of the shipped one, {@code TRIGGER_QUICK} asks for the quick form that tests
 * run.
 */
public final class Lab {
    private static final Path SHIPPED = Path.of("..", "data");

    /** Of a digest: so many tell the folders of one machine apart. */
    private static final int DIGITS = 8;

    private static final String HELP = """
            All packages of the laboratory are imported, and java.util, java.nio.file and Tablesaw.

            ClipLibrary.load(Lab.data(), 44_100)            the clips: a table of who says what
            Spectrogram.of(sound, options)                  sound becomes frames
            new SceneSynthesizer(clips, options).scenes(…)  clips become labelled scenes
            TriggerNetwork, Trainer                         scenes become a network
            ModelFile.read(Lab.model()), new Detector(…)    the trained model listens
            ThresholdSweep, Measurement                     how good it is
            Plots.…, Listen.to(sound)                       to see, and to see and hear
            LiveTraining.watch(experiment), Lab.runs()      trained while you watch; all trainings so far
            LiveSpeaking.watch(Lab.speech("blueberry")), new VoicesTrainer(…)
                                                            a word of your own: notebook 8
            Interact.slider(name, from, to, step, start, value -> picture)
                                                            a picture that follows a slider

            The last expression of a cell is shown, options and figures as cards, lists as tables; display(x) shows
            more. A trailing ; hides nothing. What has nothing to show says what can be asked of it.
            Tab completes a name; Shift-Tab after a ( tells the parameters.
            ■ stops a long cell of ours: what is done so far is kept. A loop of your own that does not ask
            Thread.interrupted() goes on unseen and slows all that follows: restart the kernel then.
            A lambda must not throw a checked exception, but in Interact it may.""";

    private Lab() {}

    /** What there is, and how a notebook is used: a page of text, to be read where one is stuck. */
    public static String help() {
        return HELP;
    }

    /** The folder of clips: {@code TRIGGER_DATA} if it is set, the shipped one otherwise. */
    public static Path data() {
        String chosen = System.getenv("TRIGGER_DATA");
        return chosen == null || chosen.isBlank() ? SHIPPED : Path.of(chosen);
    }

    /** True if the notebooks are only tested: few examples, few steps. */
    public static boolean quick() {
        String quick = System.getenv("TRIGGER_QUICK");
        return quick != null && !quick.isBlank();
    }

    /** How many to take: {@code full}, or {@code quick} where notebooks are only tested. */
    public static int sized(int full, int quick) {
        return quick() ? quick : full;
    }

    /** The records of trainings: the folder {@code runs/}; the quick form has its own. */
    public static Runs runs() {
        return Runs.in(quick() ? Path.of("..", "target", "runs-quick") : Path.of("..", "runs"));
    }

    /** Where words of one's own become data sets and models: the folder {@code words/}; the quick form has its own. */
    public static Path words() {
        return quick() ? Path.of("..", "target", "words-quick") : Path.of("..", "words");
    }

    /**
     * To say a word or phrase with every voice that is installed, into a folder of its name in {@link #words()}.
     *
     * @throws IllegalArgumentException if the phrase is not one of English letters
     * @throws IllegalStateException    in a kernel that {@code ./lab} did not set up
     */
    public static SpeakOptions speech(String phrase) {
        String dictionary = System.getenv("TRIGGER_DICTIONARY");
        String python = System.getenv("TRIGGER_PYTHON");
        if (dictionary == null || python == null) {
            throw new IllegalStateException(
                    "expected the kernel that ./lab sets up but was another: open the notebook with ./lab");
        }
        Path name = SpeakOptions.parse(List.of(phrase)).out();
        return SpeakOptions.parse(List.of(
                phrase, "--out", words().resolve(name).toString(), "--dictionary", dictionary, "--python", python));
    }

    /** The model that notebook 5 trains on {@link #data()}; the quick form has its own, which knows nothing. */
    public static Path trained() {
        return trained(data());
    }

    /** The model of a folder of clips; two folders of one name do not share it. */
    static Path trained(Path clips) {
        Path folder = absolute(clips);
        String other =
                isShipped(clips) ? "" : "-" + Digest.of(folder.toString()).substring(0, DIGITS);
        return Path.of(
                "..",
                "target",
                quick() ? "models-quick" : "models",
                String.valueOf(folder.getFileName()) + other + ".zip");
    }

    /**
     * The model to listen with: {@link #trained()} if notebook 5 has run; until then, of the shipped clips, the shipped
     * one.
     *
     * @throws IllegalStateException if there is none: nobody has trained on clips of one's own before notebook 5
     */
    public static Path model() {
        return model(data());
    }

    /** The model to listen with where these are the clips. */
    static Path model(Path clips) {
        Path own = trained(clips);
        Path shipped = SHIPPED.resolve("models").resolve("activate-course.zip");
        if (Files.exists(own)) {
            return own;
        }
        if (!isShipped(clips)) {
            throw new IllegalStateException(
                    "expected a network of " + clips + " but there is none yet, run notebook 5 first: " + own);
        }
        if (!Files.exists(shipped)) {
            throw new IllegalStateException(
                    "expected a trained network but there is none yet, run notebook 5 first: " + own);
        }
        return shipped;
    }

    private static boolean isShipped(Path clips) {
        return absolute(clips).equals(absolute(SHIPPED));
    }

    private static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }
}
