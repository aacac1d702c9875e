package triggerword.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import triggerword.Golden;
import triggerword.audio.Waveform;

class SpectrogramTest {
    private static final SpectrogramOptions COURSE = SpectrogramOptions.course();

    @Test
    void tenSecondsHaveTheCoursesShape() {
        Spectrogram spectrogram = Spectrogram.of(Waveform.mono(new float[441_000], 44_100), COURSE);
        assertThat(spectrogram).hasToString("Spectrogram[5511 frames × 101 bins]");
        assertThat(spectrogram.values()).hasSize(5511 * 101);
    }

    @Test
    void silenceIsZero() {
        assertThat(Spectrogram.of(Waveform.mono(new float[1000], 44_100), COURSE)
                        .values())
                .containsOnly(0f);
    }

    @Test
    void framesAppearWhenTheirLastSampleIsThere() {
        assertThat(COURSE.frames(0)).isZero();
        assertThat(COURSE.frames(199)).isZero();
        assertThat(COURSE.frames(200)).isEqualTo(1);
        assertThat(COURSE.frames(279)).isEqualTo(1);
        assertThat(COURSE.frames(280)).isEqualTo(2);
    }

    /** matplotlib would pad it to one frame, which a stream, not knowing its end, could not. */
    @Test
    void aSoundShorterThanAWindowHasNoFrame() {
        Spectrogram spectrogram = Spectrogram.of(Waveform.mono(new float[199], 44_100), COURSE);
        assertThat(spectrogram.frames()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 50, 99})
    void aToneIsLoudestAtItsBin(int bin) {
        var samples = new float[2000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (.5 * Math.sin(2 * Math.PI * bin * COURSE.binHz() * i / COURSE.sampleRateHz()));
        }
        Spectrogram spectrogram = Spectrogram.of(Waveform.mono(samples, 44_100), COURSE);
        for (int frame = 0; frame < spectrogram.frames(); frame++) {
            int loudest = 0;
            for (int b = 0; b < spectrogram.bins(); b++) {
                loudest = spectrogram.at(frame, b) > spectrogram.at(frame, loudest) ? b : loudest;
            }
            assertThat(loudest).as("frame %d", frame).isEqualTo(bin);
        }
    }

    @Test
    void onlyTheFirstChannelIsHeard() {
        Waveform stereo = Golden.segment(1000, 1, 44_100, 2, 0);
        Waveform left = Waveform.mono(stereo.channels()[0], 44_100);
        assertThat(Spectrogram.of(stereo, COURSE).values())
                .isEqualTo(Spectrogram.of(left, COURSE).values());
    }

    @Property(tries = 200)
    void theFastTransformIsThePlainOne(
            @ForAll @IntRange(min = 2, max = 60) int halfWindow,
            @ForAll @IntRange(min = 1, max = 120) int hop,
            @ForAll @IntRange(min = 0, max = 70) int moreFrames,
            @ForAll int seed) {
        int window = 2 * halfWindow;
        var options = new SpectrogramOptions(16_000, window, Math.min(hop, window), 16_000);
        float[] samples = Golden.noiseSamples(seed, window + moreFrames * options.hopSamples(), 1);
        Spectrogram fast = Spectrogram.of(Waveform.mono(samples, 16_000), options);
        assertThat(fast.frames()).isEqualTo(moreFrames + 1);
        double[] plain = PlainSpectrogram.of(samples, options);
        double largest = 1e-9;
        for (double value : plain) {
            largest = Math.max(largest, value);
        }
        for (int i = 0; i < plain.length; i++) {
            assertThat(Math.abs(fast.values()[i] - plain[i]) / largest)
                    .as("%s, value %d", options, i)
                    .isLessThan(1e-6);
        }
    }

    @Test
    void anotherRateSaysSo() {
        Waveform sound = Waveform.mono(new float[16_000], 16_000);
        assertThatThrownBy(() -> Spectrogram.of(sound, COURSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 44100 Hz but was 16000 Hz: Waveform[1.00 s, 16000 Hz, mono]");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void whatIsNoNumberSaysWhereItIs(float value) {
        var samples = new float[300];
        samples[250] = value;
        assertThatThrownBy(() -> Spectrogram.of(Waveform.mono(samples, 44_100), COURSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected numbers but sample 250 was " + value);
    }

    @Test
    void valuesOfAnotherSizeSaySo() {
        assertThatThrownBy(() -> new Spectrogram(new float[100], 1, COURSE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 1 frames × 101 bins but was 100 values");
    }
}
