package triggerword.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** hibari-tts (the Kokoro network), one Python process a batch; phones go in as Kokoro's own alphabet. */
final class HibariEngine implements Engine {
    /** Reads lines of file, phones and speed. */
    private static final String PROGRAM = """
            import sys
            from hibari import Hibari, write_wav
            voice = Hibari()
            for number, line in enumerate(sys.stdin.buffer.read().decode("utf-8").splitlines()):
                path, phones, speed = line.split("\\t")
                write_wav(path, voice.from_phonemes(phones, speed=float(speed), seed=7))
            """;

    private final String python;
    private final boolean installed;

    /**
     * The engine of a Python, which is asked whether it has the package.
     *
     * @throws InterruptedException if this thread was interrupted meanwhile
     */
    HibariEngine(String python) throws InterruptedException {
        this.python = python;
        installed = hasPackage(python);
    }

    @Override
    public boolean has(Voice voice) {
        return installed;
    }

    private static boolean hasPackage(String python) throws InterruptedException {
        try {
            Program.run(Path.of(System.getProperty("java.io.tmpdir")), python, "-c", "import hibari");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public List<Spoken> speak(Voice voice, List<Utterance> utterances, Path folder)
            throws IOException, InterruptedException {
        var lines = new StringBuilder();
        var spoken = new ArrayList<Spoken>();
        for (Utterance utterance : utterances) {
            Path wav = folder.resolve(utterance.name() + ".wav");
            String phones = utterance.pronunciations().stream()
                    .map(word -> phones(voice, word, utterance.style().form()))
                    .collect(Collectors.joining(" "));
            String end = utterance.style().question() ? "?" : utterance.words().size() > 1 ? "." : "";
            lines.append(wav)
                    .append('\t')
                    .append(phones)
                    .append(end)
                    .append('\t')
                    .append(String.format(Locale.ROOT, "%.2f", utterance.style().speed()))
                    .append('\n');
            spoken.add(Spoken.whole(wav));
        }
        Path program = Files.writeString(folder.resolve("hibari-batch.py"), PROGRAM);
        Program.run(folder, lines.toString(), List.of(python, program.toString()));
        return spoken;
    }

    /** Stress marks stand before the vowel. */
    private static String phones(Voice voice, Pronunciation word, int form) {
        var text = new StringBuilder();
        for (int i = 0; i < word.phones().size(); i++) {
            String phone = word.phones().get(i);
            text.append(phone.endsWith("1") ? "ˈ" : phone.endsWith("2") ? "ˌ" : "");
            text.append(String.join("", voice.phones().write(word.phones(), i, form)));
        }
        return text.toString();
    }
}
