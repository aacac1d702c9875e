package triggerword.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compression in vectors, and of the bands that fill none, against double precision. */
class CompressorTest {
    private static final int FRAMES = 300;

    private static Stream<Arguments> compressions() {
        return Stream.of(Compression.log(), Compression.pcen(), new Compression.Pcen(1, 0, 0.5, 0.3, 1e-3, 1))
                .flatMap(compression -> Stream.of(40, 43, 3).map(bands -> Arguments.of(compression, bands)));
    }

    /** From digital silence to the loudest sound. */
    private static float[] power(int bands) {
        var random = new SplittableRandom(1);
        var power = new float[FRAMES * bands];
        for (int i = 0; i < power.length; i++) {
            power[i] = (float) (random.nextInt(5) == 0 ? 0 : Math.exp(40 * random.nextDouble() - 25));
        }
        return power;
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void isThatInDoublePrecision(Compression compression, int bands) {
        float[] expected = power(bands);
        Compressor.plain(compression, bands, 0).compress(expected, 0, FRAMES);
        float[] actual = power(bands);
        Compressor fastest = Compressor.of(compression, bands);
        assertThat(fastest.getClass().getSimpleName()).isEqualTo("VectorCompressor");
        fastest.compress(actual, 0, FRAMES);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(3e-6f * (1 + Math.abs(expected[i]))));
        }
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void isInChunksWhatItIsAtOnce(Compression compression, int bands) {
        float[] whole = power(bands);
        Compressor.of(compression, bands).compress(whole, 0, FRAMES);
        float[] chunks = power(bands);
        Compressor compressor = Compressor.of(compression, bands);
        for (int frame = 0; frame < FRAMES; frame += 3) {
            compressor.compress(chunks, frame, 3);
        }
        assertThat(Arrays.equals(chunks, whole)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.POSITIVE_INFINITY, Float.NaN})
    void whatIsNoNumberStaysNone(float power) {
        var values = new float[40];
        Arrays.fill(values, power);
        Compressor.of(Compression.log(), 40).compress(values, 0, 1);
        for (float value : values) {
            assertThat(Float.isFinite(value)).isFalse();
        }
    }
}
