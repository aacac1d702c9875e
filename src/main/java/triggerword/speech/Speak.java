package triggerword.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Makes a data set for any word: {@code ./lab speak "hey computer"}. */
public final class Speak {
    private Speak() {}

    /**
     * Speaks as the command line says, and ends the program with 1 and one sentence if that is impossible.
     *
     * @param arguments see {@link SpeakOptions#parse}
     */
    public static void main(String[] arguments) {
        try {
            speak(SpeakOptions.parse(List.of(arguments)), SpeakListener.printing(System.out));
        } catch (InterruptedException e) {
            System.err.println("lab: interrupted; the same command goes on where it was.");
            System.exit(1);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("lab: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Makes the data set.
     *
     * @throws IOException if there is no voice or no own recording in its folder, an engine fails, or a file cannot be
     *     written; what is finished is kept in the cache, and the same call goes on from there
     * @throws InterruptedException if this thread is interrupted; the same
     */
    public static void speak(SpeakOptions options, SpeakListener told) throws IOException, InterruptedException {
        List<OwnRecordings> own = OwnRecordings.in(options.own(), options.phrase(), options.seed());
        PronouncingDictionary dictionary = PronouncingDictionary.read(options.dictionary());
        List<String> target = List.of(options.phrase().split(" ", -1));
        var engines = new Engines(options.python());
        List<Voice> wanted = Voice.all().stream()
                .filter(voice -> voice.passOn() || !options.shareable())
                .toList();
        List<Voice> voices = engines.usable(wanted);
        var data = new DataSet(options.out());
        var backdrop = new Backdrop(data, options.cache(), options.seed());
        // a set to be shared stays small, and free of licences that all that is made of a clip has to bear
        Optional<Strangers> strangers =
                options.shareable() ? Optional.empty() : Optional.of(new Strangers(options.cache(), options.seed()));
        var missing = new TreeSet<>(engines.missing(wanted));
        missing.addAll(backdrop.missing());
        if (strangers.isPresent()) {
            missing.addAll(strangers.get().missing());
        }
        missing.addAll(Listener.missing());
        if (!missing.isEmpty()) {
            var installation = new Installation(Apt.ask(missing), options.python(), options.cache());
            installation.of(missing).forEach(told::onNote);
            told.onNote("speak: goes on without these; the same command takes them in once they are installed");
        }
        if (voices.isEmpty()) {
            throw new IOException("expected at least one voice but there is none: install one by the line above.");
        }
        told.onNote(String.format(
                Locale.ROOT,
                "speak: \"%s\" (%s); voices: %d, of %d different people",
                options.phrase(),
                String.join(
                        " + ",
                        target.stream()
                                .map(word -> dictionary.first(word).toString())
                                .toList()),
                voices.size(),
                voices.stream().map(Voice::person).distinct().count()));
        var confusables = new Confusables(target, dictionary);
        var script = new Script(target, dictionary, confusables, options.band(), options.seed());
        Listener listener =
                Listener.isInstalled() ? new Listener(target, confusables, script.commonWords(), dictionary) : null;
        WorkFolder.clean(Files.createDirectories(options.cache()));
        new Production(script, listener, engines, options.cache(), told)
                .run(voices, options.hours(), options.positives(), data);
        for (OwnRecordings recordings : own) {
            recordings.fill(data, options.band());
        }
        if (strangers.isPresent()) {
            strangers.get().fill(data, script, options.band());
        }
        backdrop.fill(Background.all());
        data.write();
        DevScenes.write(options.out(), options.seed());
        String checks = listener == null ? "Nothing was: PocketSphinx was not there." : listener.rule();
        if (!DataCard.write(options, checks)) {
            told.onNote("speak: the README.md there is not a data set's, and stays as it is");
        }
        told.onNote("speak: " + options.out() + " has " + data);
    }
}
