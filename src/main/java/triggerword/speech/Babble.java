package triggerword.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import triggerword.audio.AudioFile;

/** Several people who talk at once: sentences of the data set's own voices, of one side of its split. */
final class Babble implements Background.Maker {
    private final DataSet data;

    Babble(DataSet data) {
        this.data = data;
    }

    @Override
    public boolean has(Background background) {
        return !data.sentences(background.split()).isEmpty();
    }

    @Override
    public float[] make(Background background, long seed, Path folder) throws IOException {
        List<Path> sentences = data.sentences(background.split());
        var sound = new float[Background.SECONDS * ClipFinish.RATE_HZ];
        var random = new SplittableRandom(seed);
        for (int talker = 0; talker < Integer.parseInt(background.what()); talker++) {
            double loudness = random.nextDouble(-30, -24);
            for (int at = -random.nextInt(2 * ClipFinish.RATE_HZ); at < sound.length; ) {
                float[] said = AudioFile.read(sentences.get(random.nextInt(sentences.size())))
                        .samples()
                        .clone();
                ClipFinish.level(said, loudness);
                for (int i = Math.max(0, -at); i < said.length && at + i < sound.length; i++) {
                    sound[at + i] += said[i];
                }
                at += said.length + random.nextInt(ClipFinish.RATE_HZ / 2);
            }
        }
        return sound;
    }
}
