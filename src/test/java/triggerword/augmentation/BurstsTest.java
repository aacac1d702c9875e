package triggerword.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BurstsTest {
    private static final int RATE = 16_000;

    @Test
    void aSeedGivesTheSameBytesAndNumbers() {
        float[] samples = Bursts.of(5000, RATE, 5).samples();
        assertThat(samples).hasSize(5000).isEqualTo(Bursts.of(5000, RATE, 5).samples());
        for (float sample : samples) {
            assertThat(sample).isFinite();
        }
    }

    @Test
    void powerComesInBursts() {
        long peaked = LongStream.range(0, 40).filter(BurstsTest::isPeaked).count();
        // stationary noise of the same length has a loudest tenth of some 11 % of the energy
        assertThat(peaked).isGreaterThan(30);
    }

    /** Whether the loudest tenth of the 10 ms frames holds more than a fifth of the energy. */
    private static boolean isPeaked(long seed) {
        float[] samples = Bursts.of(3 * RATE, RATE, seed).samples();
        var powers = new double[samples.length / 160];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Mono.power(samples, 160 * i, 160 * (i + 1));
        }
        double all = Arrays.stream(powers).sum();
        Arrays.sort(powers);
        double loudest = Arrays.stream(powers).skip(powers.length * 9L / 10).sum();
        return loudest > 0.2 * all;
    }
}
