package triggerword.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** eSpeak NG, one process an utterance. */
final class EspeakEngine implements Engine {
    @Override
    public boolean has(Voice voice) {
        return Program.exists("espeak-ng");
    }

    @Override
    public List<Spoken> speak(Voice voice, List<Utterance> utterances, Path folder)
            throws IOException, InterruptedException {
        var spoken = new ArrayList<Spoken>();
        for (Utterance utterance : utterances) {
            Path wav = folder.resolve(utterance.name() + ".wav");
            Style style = utterance.style();
            Program.run(
                    folder,
                    "espeak-ng",
                    "-v",
                    voice.name(),
                    "-s",
                    Long.toString(Math.round(160 * style.speed())),
                    "-p",
                    Long.toString(Math.round(45 + 170 * (style.pitch() - 1))),
                    "-a",
                    "80",
                    "-w",
                    wav.toString(),
                    utterance.spokenText() + (style.question() ? "?" : "."));
            spoken.add(Spoken.whole(wav));
        }
        return spoken;
    }
}
