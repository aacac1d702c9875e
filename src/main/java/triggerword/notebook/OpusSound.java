package triggerword.notebook;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.gagravarr.opus.OpusAudioData;
import org.gagravarr.opus.OpusFile;
import org.gagravarr.opus.OpusInfo;
import org.gagravarr.opus.OpusTags;
import triggerword.audio.AudioFile;
import triggerword.audio.Resampler;
import triggerword.audio.Waveform;

/**
 * A sound as a file that browsers play: Opus, at 32 kbit/s a channel, in Ogg (RFC 6716, RFC 7845). Of Safari, only
 * newer versions play it.
 */
final class OpusSound {
    private static final int[] RATES = {8000, 12_000, 16_000, 24_000, 48_000};

    /** Ogg counts Opus in samples of this rate, whatever the sound's own. */
    private static final int CLOCK_HZ = 48_000;

    private static final int BITS_A_SECOND = 32_000;
    private static final int PACKETS_A_SECOND = 50;
    private static final int LARGEST_PACKET = 1275;

    private OpusSound() {}

    /** The file's bytes; the same sound gives the same file. */
    static byte[] file(Waveform sound) {
        Waveform fit = fit(sound);
        var info = new OpusInfo();
        info.setNumChannels(fit.channels().length);
        info.setSampleRate(sound.sampleRateHz());
        var bytes = new ByteArrayOutputStream();
        try (var file = new OpusFile(bytes, 1, info, new OpusTags())) {
            write(fit, info, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a sound to memory", e);
        } catch (OpusException e) {
            throw new IllegalStateException("Opus cannot keep " + fit, e);
        }
        return bytes.toByteArray();
    }

    /** The sound at the lowest of Opus' rates that is not below its own, or at the highest. */
    private static Waveform fit(Waveform sound) {
        int rate = IntStream.of(RATES)
                .filter(hz -> hz >= sound.sampleRateHz())
                .findFirst()
                .orElse(CLOCK_HZ);
        return rate == sound.sampleRateHz() ? sound : Resampler.resample(sound, rate);
    }

    private static void write(Waveform sound, OpusInfo info, OpusFile file) throws OpusException {
        int channels = sound.channels().length;
        var encoder = new OpusEncoder(sound.sampleRateHz(), channels, OpusApplication.OPUS_APPLICATION_AUDIO);
        encoder.setBitrate(BITS_A_SECOND * channels);
        encoder.setUseVBR(true);
        int clock = CLOCK_HZ / sound.sampleRateHz();
        // The decoder is late by so much: a player skips it, and the last packet has to hold the end all the same.
        info.setPreSkip(encoder.getLookahead() * clock);

        int frames = sound.sampleRateHz() / PACKETS_A_SECOND;
        int packets = (sound.frames() + encoder.getLookahead() + frames - 1) / frames;
        byte[] samples = Arrays.copyOf(AudioFile.pcm16(sound), packets * frames * channels * Short.BYTES);
        byte[] packet = new byte[LARGEST_PACKET];
        long end = (long) (sound.frames() + encoder.getLookahead()) * clock;
        for (int i = 0; i < packets; i++) {
            int from = i * frames * channels * Short.BYTES;
            int length = encoder.encode(samples, from, frames, packet, 0, packet.length);
            var data = new OpusAudioData(Arrays.copyOf(packet, length));
            // Packets of one granule position share a page, which ends there: a second each, the last with the sound.
            long second = (i / PACKETS_A_SECOND + 1L) * CLOCK_HZ;
            data.setGranulePosition(Math.min(second, end));
            file.writeAudioData(data);
        }
    }
}
