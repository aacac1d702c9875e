package triggerword.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jaredmdobson.concentus.OpusDecoder;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.gagravarr.ogg.OggFile;
import org.gagravarr.opus.OpusAudioData;
import org.gagravarr.opus.OpusFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triggerword.audio.Clip;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Waveform;

class OpusSoundTest {
    private static final int CLOCK_HZ = 48_000;

    @Test
    void whatIsHeardIsTheWord() throws Exception {
        Clip word = ClipLibrary.load(Path.of("data"), 16_000).positives().get(0);
        float[] said = word.sound().samples();
        byte[] file = OpusSound.file(word.sound());
        float[] heard = decoded(file, 16_000);
        assertThat(heard).hasSameSizeAs(said);
        // One or two samples late would already be far less alike.
        assertThat(likeness(said, heard)).isGreaterThan(0.95);
        assertThat(file.length / (word.sound().durationMs() / 1000)).isLessThan(6000);
        assertThat(OpusSound.file(word.sound())).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000})
    void aSoundOfAnyRateLastsAsLong(int rateHz) throws Exception {
        var sound = new Waveform(new float[2][(int) (2.34 * rateHz)], rateHz);
        try (var file = open(OpusSound.file(sound))) {
            long end = 0;
            for (OpusAudioData packet = file.getNextAudioPacket(); packet != null; packet = file.getNextAudioPacket()) {
                end = packet.getGranulePosition();
            }
            assertThat(file.getInfo().getNumChannels()).isEqualTo(2);
            assertThat((double) (end - file.getInfo().getPreSkip()) / CLOCK_HZ).isCloseTo(2.34, within(1e-3));
        }
    }

    private static OpusFile open(byte[] file) throws Exception {
        return new OpusFile(new OggFile(new ByteArrayInputStream(file)));
    }

    /** What a player makes of the file (RFC 7845, 4.2): the decoder's delay is cut off, and what is after the end. */
    private static float[] decoded(byte[] bytes, int rateHz) throws Exception {
        try (var file = open(bytes)) {
            var decoder = new OpusDecoder(rateHz, 1);
            int frames = rateHz / 50;
            var piece = new short[frames];
            var all = new float[bytes.length * 100];
            int read = 0;
            long end = 0;
            for (OpusAudioData packet = file.getNextAudioPacket(); packet != null; packet = file.getNextAudioPacket()) {
                decoder.decode(packet.getData(), 0, packet.getData().length, piece, 0, frames, false);
                for (int i = 0; i < frames; i++) {
                    all[read + i] = piece[i] / 32768f;
                }
                read += frames;
                end = packet.getGranulePosition();
            }
            int clock = CLOCK_HZ / rateHz;
            return Arrays.copyOfRange(all, file.getInfo().getPreSkip() / clock, (int) end / clock);
        }
    }

    /** 1 if one is the other, louder or softer. */
    private static double likeness(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }
}
