package triggerword.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** SVOX Pico, one process an utterance; phones go in as X-SAMPA. */
final class PicoEngine implements Engine {
    private static final Path VOICES = Path.of("/usr/share/pico/lang");

    @Override
    public boolean has(Voice voice) {
        return Program.exists("pico2wave") && Files.isDirectory(VOICES);
    }

    @Override
    public List<Spoken> speak(Voice voice, List<Utterance> utterances, Path folder)
            throws IOException, InterruptedException {
        var spoken = new ArrayList<Spoken>();
        for (Utterance utterance : utterances) {
            Path wav = folder.resolve(utterance.name() + ".wav");
            Style style = utterance.style();
            String said = "<speed level=\"%d\"><pitch level=\"%d\">%s</pitch></speed>"
                    .formatted(
                            Math.round(100 * style.speed()), Math.round(100 * style.pitch()), said(voice, utterance));
            Program.run(folder, "pico2wave", "-l", voice.name(), "-w", wav.toString(), said);
            spoken.add(Spoken.whole(wav));
        }
        return spoken;
    }

    private static String said(Voice voice, Utterance utterance) {
        String end = utterance.style().question() ? "?" : ".";
        boolean english = voice.name().startsWith("en");
        boolean given = utterance.words().stream().anyMatch(Utterance.Word::given);
        // English words are read well from their letters; the trigger word alternates.
        if (english && !(given && utterance.style().form() % 3 != 2)) {
            return utterance.spokenText() + end;
        }
        // The stress mark is a bare quotation mark, hence single quotes around: written &quot; it is misread.
        return utterance.words().stream()
                        .map(word -> "<phoneme alphabet=\"xsampa\" ph='"
                                + xsampa(
                                        voice,
                                        word.pronunciation(),
                                        utterance.style().form()) + "'/>")
                        .collect(Collectors.joining(" "))
                + end;
    }

    private static String xsampa(Voice voice, Pronunciation word, int form) {
        var syllables = new ArrayList<String>();
        boolean marked = false;
        int at = 0;
        for (Pronunciation.Syllable syllable : word.syllables()) {
            var phones = new ArrayList<String>();
            for (int i = 0; i < syllable.phones().size(); i++) {
                phones.addAll(voice.phones().write(word.phones(), at++, form));
            }
            boolean stress = syllable.stressed() && !marked;
            marked |= stress;
            syllables.add((stress ? "\"" : "") + String.join(" ", phones));
        }
        return String.join(" - ", syllables);
    }
}
