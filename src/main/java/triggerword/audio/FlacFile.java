package triggerword.audio;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;
import org.jflac.metadata.StreamInfo;

/** Decodes FLAC through the jFLAC library. */
final class FlacFile {
    private FlacFile() {}

    static Waveform read(byte[] bytes, Path file) throws IOException {
        var decoder = new FLACDecoder(new ByteArrayInputStream(bytes));
        try {
            decoder.readMetadata();
            StreamInfo info = decoder.getStreamInfo();
            if (info.getChannels() > 2) {
                throw new IOException("expected 1 or 2 channels but was " + info.getChannels() + ": " + file);
            }
            return decode(decoder, info, file);
        } catch (EOFException e) {
            throw new IOException("expected a whole FLAC file but was cut short: " + file, e);
        }
    }

    private static Waveform decode(FLACDecoder decoder, StreamInfo info, Path file) throws IOException {
        var channels = new float[info.getChannels()][(int) info.getTotalSamples()];
        float scale = 1f / (1L << (info.getBitsPerSample() - 1));
        int done = 0;
        while (done < channels[0].length) {
            Frame frame = decoder.readNextFrame();
            if (frame == null) {
                throw new IOException("expected " + channels[0].length
                        + " samples, as its header says, but was cut short at " + done + ": " + file);
            }
            int frames = Math.min(frame.header.blockSize, channels[0].length - done);
            for (int c = 0; c < channels.length; c++) {
                int[] output = decoder.getChannelData()[c].getOutput();
                for (int i = 0; i < frames; i++) {
                    channels[c][done + i] = output[i] * scale;
                }
            }
            done += frames;
        }
        return new Waveform(channels, info.getSampleRate());
    }
}
