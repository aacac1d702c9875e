package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DigestTest {
    /** The example of FIPS 180-2. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void itIsSha256InHexadecimal() {
        assertThat(Digest.of("abc")).isEqualTo(OF_ABC);
        assertThat(Digest.of("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(OF_ABC);
        assertThat(new Digest().add("a").add(new byte[] {'b', 'c'}).hex()).isEqualTo(OF_ABC);
    }

    @Test
    void randomNumbersFollowTheSeedAndTheDigestOfTheName() {
        assertThat(Digest.random(2, "abc").nextLong())
                .isEqualTo(new SplittableRandom(62 + 0xba7816bf8f01cfeaL).nextLong());
    }
}
