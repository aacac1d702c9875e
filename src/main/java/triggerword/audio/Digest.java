package triggerword.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** SHA-256 of bytes and texts, one after the other: by it sounds, data sets and runs are told apart. */
public final class Digest {
    private final MessageDigest sha = sha256();

    /** Adds bytes; returns this digest. */
    public Digest add(byte[] bytes) {
        sha.update(bytes);
        return this;
    }

    /** Adds a text, as UTF-8; returns this digest. */
    public Digest add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In hexadecimal; afterwards the digest is that of nothing again. */
    public String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }

    /** The digest of these bytes, in hexadecimal. */
    public static String of(byte[] bytes) {
        return new Digest().add(bytes).hex();
    }

    /** The digest of a text, in hexadecimal. */
    public static String of(String text) {
        return new Digest().add(text).hex();
    }

    /**
     * Random numbers for what bears this name, by the seed and every letter of the name: what is made of them does not
     * change when something else is made before it.
     */
    public static SplittableRandom random(long seed, String name) {
        long number = ByteBuffer.wrap(new Digest().add(name).sha.digest()).getLong();
        return new SplittableRandom(31 * seed + number);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
