package triggerword.speech;

import com.sun.speech.freetts.VoiceManager;
import com.sun.speech.freetts.audio.NullAudioPlayer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** FreeTTS, in Java: a voice where no engine is installed. */
final class FreettsEngine implements Engine {
    @Override
    public boolean has(Voice voice) {
        return true;
    }

    /** One at a time: its voice keeps what it is doing in fields. */
    @Override
    public synchronized List<Spoken> speak(Voice voice, List<Utterance> utterances, Path folder) throws IOException {
        System.setProperty("freetts.voices", "com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory");
        var kevin = VoiceManager.getInstance().getVoice(voice.name());
        kevin.allocate();
        var spoken = new ArrayList<Spoken>();
        for (Utterance utterance : utterances) {
            Style style = utterance.style();
            var memory = new Memory();
            kevin.setAudioPlayer(memory);
            kevin.setRate((float) (155 * style.speed()));
            kevin.setPitch((float) (100 * style.pitch()));
            kevin.setPitchRange((float) (11 * style.range()));
            kevin.speak(utterance.spokenText() + (style.question() ? "?" : "."));
            Path wav = folder.resolve(utterance.name() + ".wav");
            memory.write(wav);
            spoken.add(Spoken.whole(wav));
        }
        kevin.deallocate();
        return spoken;
    }

    /** Takes what is said: FreeTTS's own player into files prints a line a file, and goes on when the disk is full. */
    private static final class Memory extends NullAudioPlayer {
        private final ByteArrayOutputStream said = new ByteArrayOutputStream();

        @Override
        public boolean write(byte[] bytes, int from, int count) {
            said.write(bytes, from, count);
            return true;
        }

        void write(Path wav) throws IOException {
            var bytes = new ByteArrayInputStream(said.toByteArray());
            long frames = said.size() / getAudioFormat().getFrameSize();
            try (var sound = new AudioInputStream(bytes, getAudioFormat(), frames)) {
                AudioSystem.write(sound, AudioFileFormat.Type.WAVE, wav.toFile());
            }
        }
    }
}
