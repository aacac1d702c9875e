package triggerword.audio;

import java.util.Arrays;
import net.sourceforge.javaflacencoder.FLACOutputStream;

/** Takes an encoder's output in memory; the encoder comes back to its first bytes when it knows the checksum. */
final class FlacBytes implements FLACOutputStream {
    private byte[] bytes = new byte[1 << 14];
    private int size;
    private int position;

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public long seek(long to) {
        position = (int) to;
        return to;
    }

    @Override
    public int write(byte[] data, int offset, int count) {
        int end = position + count;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * end);
        }
        System.arraycopy(data, offset, bytes, position, count);
        position = end;
        size = Math.max(size, end);
        return count;
    }

    @Override
    public void write(byte data) {
        write(new byte[] {data}, 0, 1);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean canSeek() {
        return true;
    }

    @Override
    public long getPos() {
        return position;
    }
}
