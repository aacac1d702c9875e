package triggerword.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import triggerword.Golden;
import triggerword.audio.Waveform;

/** Against matplotlib's specgram. */
class SpectrogramGoldenTest {
    private static final SpectrogramOptions COURSE = SpectrogramOptions.course();
    /** Largest difference that is allowed, as a part of the largest value. */
    private static final double TOLERANCE = 1e-6;

    @Test
    void theSpectrogramIsMatplotlibs() throws IOException {
        Iterator<String[]> lines = Golden.lines("spectrogram.txt").iterator();
        Spectrogram spectrogram = null;
        double max = 0;
        double sum = 0;
        double worst = 0;
        int values = 0;
        while (lines.hasNext()) {
            String[] line = lines.next();
            switch (line[0]) {
                case "signal" -> spectrogram = Spectrogram.of(signal(Integer.parseInt(line[1])), COURSE);
                case "shape" -> {
                    assertThat(spectrogram.bins()).isEqualTo(Integer.parseInt(line[1]));
                    assertThat(spectrogram.frames()).isEqualTo(Integer.parseInt(line[2]));
                }
                case "max" -> {
                    max = Double.parseDouble(line[1]);
                    float here = spectrogram.at(Integer.parseInt(line[3]), Integer.parseInt(line[2]));
                    assertThat(Math.abs(here - max) / max)
                            .as("the largest value")
                            .isLessThan(TOLERANCE);
                    assertThat(here).isEqualTo(largest(spectrogram));
                }
                case "sum" -> {
                    sum = Double.parseDouble(line[1]);
                    assertThat(Math.abs(sum(spectrogram) - sum) / sum)
                            .as("the sum of all values")
                            .isLessThan(1e-7);
                }
                case "array" -> {
                    int frame = Integer.parseInt(line[1].substring("frame_".length()));
                    for (int bin = 0; bin < spectrogram.bins(); ) {
                        for (String number : lines.next()) {
                            double difference = spectrogram.at(frame, bin++) - Double.parseDouble(number);
                            worst = Math.max(worst, Math.abs(difference) / max);
                            values++;
                        }
                    }
                }
                default -> throw new IllegalStateException(line[0]);
            }
        }
        System.out.printf("Spectrogram: %d values, max |ours - matplotlib| / max = %.2g%n", values, worst);
        assertThat(worst).as("max |ours - matplotlib| / max").isLessThanOrEqualTo(TOLERANCE);
    }

    @Test
    void everyValueIsThePlainDoubleSum() throws IOException {
        Waveform sound = signal(441_000);
        double[] plain = PlainSpectrogram.of(sound.samples(), COURSE);
        float[] ours = Spectrogram.of(sound, COURSE).values();
        double max = Arrays.stream(plain).max().orElseThrow();
        double worst = 0;
        for (int i = 0; i < plain.length; i++) {
            worst = Math.max(worst, Math.abs(ours[i] - plain[i]) / max);
        }
        System.out.printf("Spectrogram: %d values, max |ours - plain sum| / max = %.2g%n", plain.length, worst);
        assertThat(worst).as("max |ours - plain sum| / max").isLessThanOrEqualTo(TOLERANCE);
    }

    /** The signal of the README; padded as matplotlib pads one that is shorter than its window. */
    private static Waveform signal(int count) {
        short[] noise = Golden.noise(7, count);
        var samples = new float[Math.max(count, COURSE.windowSamples())];
        int phase = 0;
        for (int i = 0; i < count; i++) {
            int block = i / 4410;
            phase += 20_000_000 + 4000 * i;
            int level = block * 5 % 13 * 700;
            int value = (noise[i] >> (block * 7 % 12)) + (phase >= 0 ? level : -level);
            samples[i] = block % 17 == 3 ? 0 : Math.max(-32768, Math.min(32767, value)) / 32768f;
        }
        return Waveform.mono(samples, COURSE.sampleRateHz());
    }

    private static float largest(Spectrogram spectrogram) {
        float largest = 0;
        for (float value : spectrogram.values()) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    private static double sum(Spectrogram spectrogram) {
        double sum = 0;
        for (float value : spectrogram.values()) {
            sum += value;
        }
        return sum;
    }
}
