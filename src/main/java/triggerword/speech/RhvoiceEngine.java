package triggerword.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** RHVoice, one process an utterance; it reads letters only, so English words are spelled in the voice's language. */
final class RhvoiceEngine implements Engine {
    private static final Path VOICES = Path.of("/usr/share/RHVoice/voices");

    @Override
    public boolean has(Voice voice) {
        return Program.exists("RHVoice-test") && Files.isDirectory(VOICES.resolve(voice.name()));
    }

    @Override
    public List<Spoken> speak(Voice voice, List<Utterance> utterances, Path folder)
            throws IOException, InterruptedException {
        var spoken = new ArrayList<Spoken>();
        for (Utterance utterance : utterances) {
            Path wav = folder.resolve(utterance.name() + ".wav");
            Style style = utterance.style();
            List<String> command = List.of(
                    "RHVoice-test",
                    "-p",
                    voice.name(),
                    "-r",
                    Long.toString(Math.round(100 * style.speed())),
                    "-t",
                    Long.toString(Math.round(100 * style.pitch())),
                    "-o",
                    wav.toString());
            Program.run(folder, text(voice, utterance) + (style.question() ? "?" : "."), command);
            spoken.add(Spoken.whole(wav));
        }
        return spoken;
    }

    private static String text(Voice voice, Utterance utterance) {
        if (voice.way() == Voice.Way.TEXT) {
            return utterance.spokenText();
        }
        // Every fourth as English letters, which some of these voices read well.
        int form = utterance.style().form();
        boolean part = utterance.sort() == Utterance.Sort.PART;
        if (form % 4 == 3 && !part) {
            return utterance.spokenText();
        }
        return utterance.pronunciations().stream()
                .flatMap(word -> Stream.of(String.join("", voice.phones().write(word, form))))
                .collect(Collectors.joining(" "));
    }
}
