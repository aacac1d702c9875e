package triggerword.speech;

import com.sun.speech.freetts.VoiceManager;
import com.sun.speech.freetts.audio.SingleFileAudioPlayer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;

/** FreeTTS, in Java: a voice where no engine is installed. */
final class FreettsEngine implements Engine {
    @Override
    public boolean has(Voice voice) {
        return true;
    }

    /** One at a time: its voice keeps what it is doing in fields. */
    @Override
    public synchronized List<Spoken> speak(Voice voice, List<Utterance> utterances, Path folder) {
        System.setProperty("freetts.voices", "com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory");
        var kevin = VoiceManager.getInstance().getVoice(voice.name());
        kevin.allocate();
        var spoken = new ArrayList<Spoken>();
        for (Utterance utterance : utterances) {
            Style style = utterance.style();
            // The player adds the ending itself.
            var player =
                    new SingleFileAudioPlayer(folder.resolve(utterance.name()).toString(), AudioFileFormat.Type.WAVE);
            kevin.setAudioPlayer(player);
            kevin.setRate((float) (155 * style.speed()));
            kevin.setPitch((float) (100 * style.pitch()));
            kevin.setPitchRange((float) (11 * style.range()));
            kevin.speak(utterance.spokenText() + (style.question() ? "?" : "."));
            player.close();
            spoken.add(Spoken.whole(folder.resolve(utterance.name() + ".wav")));
        }
        kevin.deallocate();
        return spoken;
    }
}
