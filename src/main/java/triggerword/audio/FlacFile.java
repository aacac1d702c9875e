package triggerword.audio;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import net.sourceforge.javaflacencoder.EncodingConfiguration;
import net.sourceforge.javaflacencoder.FLACEncoder;
import net.sourceforge.javaflacencoder.StreamConfiguration;
import org.jflac.FLACDecoder;
import org.jflac.FrameListener;
import org.jflac.frame.Frame;
import org.jflac.metadata.Metadata;
import org.jflac.metadata.StreamInfo;

/** Decodes FLAC through the jFLAC library, and encodes it through javaFlacEncoder. */
final class FlacFile {
    /** Frames of a block: what FLAC's own encoder takes. */
    private static final int BLOCK_FRAMES = 4096;

    private FlacFile() {}

    static byte[] encode(Waveform sound) throws IOException {
        if (sound.channels().length != 1) {
            throw new IllegalArgumentException("expected a mono sound but was " + sound);
        }
        var encoder = new FLACEncoder();
        var streamed = new FlacBytes();
        if (!encoder.setStreamConfiguration(
                new StreamConfiguration(1, BLOCK_FRAMES, BLOCK_FRAMES, sound.sampleRateHz(), 16))) {
            throw new IllegalArgumentException("expected a sample rate that FLAC has but was " + sound.sampleRateHz());
        }
        // Costs time, and is as small as the reference encoder's best.
        var subframes = new EncodingConfiguration();
        subframes.setSubframeType(EncodingConfiguration.SubframeType.EXHAUSTIVE);
        encoder.setEncodingConfiguration(subframes);
        encoder.setOutputStream(streamed);
        encoder.openFLACStream();
        var samples = new int[sound.frames()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Pcm.quantize(sound.samples()[i]);
        }
        encoder.addSamples(samples, samples.length);
        encoder.encodeSamples(samples.length, true);
        return streamed.toByteArray();
    }

    static Waveform read(byte[] bytes, Path file) throws IOException {
        var decoder = new FLACDecoder(new ByteArrayInputStream(bytes));
        var damage = new Damage();
        decoder.addFrameListener(damage);
        StreamInfo info = readInfo(decoder, bytes.length, file);
        if (info == null) {
            throw new IOException("expected a FLAC file with a stream description but there is none: " + file);
        }
        if (info.getChannels() > 2) {
            throw new IOException("expected 1 or 2 channels but was " + info.getChannels() + ": " + file);
        }
        if (info.getSampleRate() < 1) {
            throw new IOException("expected a sample rate above 0 Hz but was " + info.getSampleRate() + ": " + file);
        }
        return decode(decoder, damage, info, file);
    }

    private static StreamInfo readInfo(FLACDecoder decoder, int length, Path file) throws IOException {
        try {
            decoder.readMetadata();
            return decoder.getStreamInfo();
        } catch (EOFException e) {
            throw new IOException("expected a whole FLAC header but was cut short at " + length + " bytes: " + file, e);
        } catch (IOException | RuntimeException e) {
            throw damaged(e, e.toString(), file);
        }
    }

    private static Waveform decode(FLACDecoder decoder, Damage damage, StreamInfo info, Path file) throws IOException {
        // An encoder that wrote into a pipe leaves 0: then the end of the file is the end of the sound.
        long wanted = info.getTotalSamples() == 0 ? Long.MAX_VALUE : info.getTotalSamples();
        // Grows with what is there: a damaged header may promise more than fits in memory.
        var channels = new float[info.getChannels()][info.getMaxBlockSize()];
        float scale = 1f / (1L << (info.getBitsPerSample() - 1));
        int done = 0;
        while (done < wanted) {
            Frame frame = nextFrame(decoder, damage, file);
            if (frame == null) {
                break;
            }
            int frames = (int) Math.min(frame.header.blockSize, wanted - done);
            for (int c = 0; c < channels.length; c++) {
                if (channels[c].length < done + frames) {
                    channels[c] = Arrays.copyOf(channels[c], 2 * (done + frames));
                }
                int[] output = decoder.getChannelData()[c].getOutput();
                for (int i = 0; i < frames; i++) {
                    channels[c][done + i] = output[i] * scale;
                }
            }
            done += frames;
        }
        if (info.getTotalSamples() != 0 && done < wanted) {
            throw new IOException(
                    "expected " + wanted + " samples, as its header says, but was cut short at " + done + ": " + file);
        }
        return new Waveform(channels, info.getSampleRate()).slice(0, done);
    }

    private static Frame nextFrame(FLACDecoder decoder, Damage damage, Path file) throws IOException {
        Frame frame;
        try {
            frame = decoder.readNextFrame();
        } catch (IOException | RuntimeException e) {
            throw damaged(e, e.toString(), file);
        }
        // The decoder goes on after a frame it cannot read, and plays silence for one whose checksum fails.
        if (frame != null && damage.first != null) {
            throw damaged(null, damage.first, file);
        }
        return frame;
    }

    private static IOException damaged(Exception cause, String what, Path file) {
        return new IOException("expected an undamaged FLAC file but was one with '" + what + "': " + file, cause);
    }

    /** What the decoder found wrong first. */
    private static final class Damage implements FrameListener {
        private String first;

        @Override
        public void processMetadata(Metadata metadata) {}

        @Override
        public void processFrame(Frame frame) {}

        @Override
        public void processError(String message) {
            first = first == null ? message : first;
        }
    }
}
