package triggerword.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import triggerword.Golden;
import triggerword.audio.Waveform;

class SpectrogramStreamTest {
    private static final SpectrogramOptions COURSE = SpectrogramOptions.course();
    private static final float[] SAMPLES = Golden.noiseSamples(9, 20_000, 1);
    private static final float[] WHOLE =
            Spectrogram.of(Waveform.mono(SAMPLES, 44_100), COURSE).values();

    @Property(tries = 300)
    void anyPiecesGiveTheBitsOfTheWhole(@ForAll @Size(min = 1, max = 12) List<@IntRange(max = 9000) Integer> sizes) {
        assertThat(stream(COURSE, SAMPLES, sizes)).isEqualTo(WHOLE);
    }

    @Property(tries = 100)
    void smallPiecesGiveTheBitsOfTheWhole(@ForAll @Size(min = 2, max = 9) List<@IntRange(max = 300) Integer> sizes) {
        assertThat(stream(COURSE, SAMPLES, sizes)).isEqualTo(WHOLE);
    }

    @Property(tries = 100)
    void otherWindowsGiveTheBitsOfTheWholeToo(
            @ForAll @IntRange(min = 2, max = 200) int halfWindow,
            @ForAll @IntRange(min = 1, max = 400) int hop,
            @ForAll @Size(min = 1, max = 9) List<@IntRange(max = 3000) Integer> sizes) {
        var options = new SpectrogramOptions(44_100, 2 * halfWindow, Math.min(hop, 2 * halfWindow), 8000);
        float[] samples = Arrays.copyOf(SAMPLES, 7000);
        assertThat(stream(options, samples, sizes))
                .isEqualTo(
                        Spectrogram.of(Waveform.mono(samples, 44_100), options).values());
    }

    @Property(tries = 200)
    void melFeaturesGiveTheBitsOfTheWholeToo(
            @ForAll("compressions") Compression compression,
            @ForAll @IntRange(min = 1, max = 400) int hop,
            @ForAll @Size(min = 1, max = 9) List<@IntRange(max = 3000) Integer> sizes) {
        MelOptions options = new MelOptions(16_000, 400, hop, 40, 60, 7600, compression);
        float[] samples = Arrays.copyOf(SAMPLES, 7000);
        assertThat(stream(options, samples, sizes))
                .isEqualTo(
                        Spectrogram.of(Waveform.mono(samples, 16_000), options).values());
    }

    @Provide
    Arbitrary<Compression> compressions() {
        return Arbitraries.of(Compression.none(), Compression.log(), Compression.pcen());
    }

    @Example
    void pieceAfterPieceOfOneSampleGivesTheBitsOfTheWhole() {
        assertThat(stream(COURSE, SAMPLES, List.of(1))).isEqualTo(WHOLE);
    }

    @Example
    void noSamplesGiveNoFrames() {
        var stream = new SpectrogramStream(COURSE);
        assertThat(stream.accept(new float[0])).isEmpty();
        assertThat(stream.accept(new float[199])).isEmpty();
        assertThat(stream.accept(new float[0])).isEmpty();
        assertThat(stream.accept(new float[1])).hasSize(101);
    }

    @Example
    void aRefusedPieceLeavesTheStreamAsItWas() {
        var stream = new SpectrogramStream(COURSE);
        stream.accept(Arrays.copyOf(SAMPLES, 150));
        assertThatThrownBy(() -> stream.accept(new float[] {0, Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected numbers but sample 1 was NaN");
        assertThat(stream.accept(Arrays.copyOfRange(SAMPLES, 150, 200))).isEqualTo(Arrays.copyOf(WHOLE, 101));
    }

    /** In pieces of these sizes, over and over; sizes of 0 alone would never end. */
    private static float[] stream(Features options, float[] samples, List<Integer> sizes) {
        var stream = new SpectrogramStream(options);
        var values = new float[options.frames(samples.length) * options.bins()];
        int filled = 0;
        int round = 0;
        for (int from = 0; from < samples.length; round++) {
            int size = sizes.get(round % sizes.size()) + (round >= 2 * sizes.size() ? 1 : 0);
            int to = Math.min(samples.length, from + size);
            float[] frames = stream.accept(Arrays.copyOfRange(samples, from, to));
            System.arraycopy(frames, 0, values, filled, frames.length);
            filled += frames.length;
            from = to;
        }
        assertThat(filled).isEqualTo(values.length);
        return values;
    }
}
