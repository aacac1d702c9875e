package triggerword.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import triggerword.Golden;
import triggerword.audio.Waveform;

/** Against librosa's mel spectrogram, its logarithm, and librosa's PCEN. */
class MelGoldenTest {
    private static final Map<String, MelOptions> FEATURES =
            Map.of("power", MelOptions.power(), "log", MelOptions.logMel(), "pcen", MelOptions.pcen());

    @Test
    void melFeaturesAreLibrosas() throws IOException {
        Waveform sound = signal();
        Iterator<String[]> lines = Golden.lines("mel.txt").iterator();
        assertThat(MelOptions.power().frames(sound.frames())).isEqualTo(Integer.parseInt(lines.next()[1]));
        int arrays = 0;
        double worst = 0;
        while (lines.hasNext()) {
            String[] name = lines.next()[1].split("_", -1);
            Spectrogram ours = Spectrogram.of(sound, FEATURES.get(name[0]));
            int frame = Integer.parseInt(name[1]);
            for (int band = 0; band < 40; ) {
                for (String number : lines.next()) {
                    double expected = Double.parseDouble(number);
                    double difference = Math.abs(ours.at(frame, band++) - expected) / (1 + Math.abs(expected));
                    assertThat(difference)
                            .as("%s of frame %d, band %d", name[0], frame, band - 1)
                            .isLessThan(3e-6);
                    worst = Math.max(worst, difference);
                }
            }
            arrays++;
        }
        assertThat(arrays).isEqualTo(54);
        System.out.printf("Mel: %d frames, max |ours - librosa| / (1 + |librosa|) = %.2g%n", arrays, worst);
    }

    /** The mel signal of the README. */
    private static Waveform signal() {
        short[] noise = Golden.noise(11, 32_000);
        var samples = new float[noise.length];
        for (int i = 0; i < samples.length; i++) {
            int block = i / 2000;
            samples[i] = block % 7 == 3 ? 0 : (noise[i] >> block * 5 % 11) / 32768f;
        }
        return Waveform.mono(samples, 16_000);
    }
}
