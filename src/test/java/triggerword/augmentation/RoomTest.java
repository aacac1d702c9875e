package triggerword.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triggerword.audio.Waveform;

class RoomTest {
    @ParameterizedTest
    @CsvSource({
        "80, 3, 0.5, 16000",
        "80, 200, 1, 16000",
        "80, 200, 4, 16000",
        "200, 20, 1, 16000",
        "400, 40, 0.3, 44100",
        "700, 40, 4, 16000",
        "700, 200, 3, 22050",
        "1500, 1000, 10, 16000"
    })
    void reverberationFallsBySixtyDecibelsInItsTime(double rt60Ms, double volume, double distance, int rate) {
        for (long seed = 0; seed < 100; seed++) {
            float[] response = new Room(rt60Ms, volume, distance, seed).impulseResponse(rate);
            assertThat(reverberationMs(response, rate) / rt60Ms).isCloseTo(1, within(0.1));
        }
    }

    @Test
    void directSoundComesFirstAndReflectionsHaveTheirShare() {
        var room = new Room(400, 40, 1, 7);
        float[] response = room.impulseResponse(Signals.RATE);
        assertThat(response[0]).isEqualTo(1);
        double reverberant = Mono.power(response, 1, response.length) * (response.length - 1);
        assertThat(-10 * Math.log10(reverberant)).isCloseTo(room.directToReverberantDb(), within(0.01));
        // 0.057 √(40 / 0.4) = 0.57 m is the critical distance: at 1 m reflections win by 4.9 dB, less what came before
        assertThat(room.directToReverberantDb()).isCloseTo(-4.88 + 0.44, within(0.05));
    }

    @Test
    void nearerIsDrier() {
        assertThat(new Room(400, 40, 0.3, 1).directToReverberantDb())
                .isGreaterThan(new Room(400, 40, 1, 1).directToReverberantDb() + 9);
    }

    @Test
    void soundStaysAtItsTimeAndRingsOn() {
        Waveform sound = Signals.padded(Signals.vowel(120, 0.3, Signals.RATE), 0.5, 0.5);
        Waveform heard = new Room(500, 40, 0.5, 3).apply(sound);
        assertThat(heard.frames()).isEqualTo(sound.frames());
        assertThat(heard.slice(0, 7_900).dbfs()).isLessThan(-100);
        assertThat(heard.samples()[8_000]).isCloseTo(sound.samples()[8_000], within(1e-4f));
        assertThat(heard.slice(12_900, 14_400).dbfs()).isGreaterThan(sound.dbfs() - 30);
    }

    @Test
    void seedDecidesTheRoom() {
        var room = new Room(300, 40, 1, 5);
        assertThat(room.impulseResponse(8000)).isEqualTo(new Room(300, 40, 1, 5).impulseResponse(8000));
        assertThat(room.impulseResponse(8000)).isNotEqualTo(new Room(300, 40, 1, 6).impulseResponse(8000));
    }

    @Test
    void badRoomsAreNamed() {
        assertThatThrownBy(() -> new Room(5, 40, 1, 0)).hasMessage("rt60Ms: expected 20.0 to 3000.0 but was 5.0");
        assertThatThrownBy(() -> new Room(300, 0, 1, 0)).hasMessage("volumeM3: expected 1.0 to 10000.0 but was 0.0");
        assertThatThrownBy(() -> new Room(300, 40, 0, 0))
                .hasMessage("distanceMeters: expected 0.05 to 50.0 but was 0.0");
    }

    /** By Schroeder's backward integration (1965): a line through −5 to −35 dB, as ISO 3382 has it, of the reflections. */
    private static double reverberationMs(float[] response, int rate) {
        var left = new double[response.length + 1];
        for (int i = response.length - 1; i > 0; i--) {
            left[i] = left[i + 1] + (double) response[i] * response[i];
        }
        double sumT = 0;
        double sumL = 0;
        double sumTt = 0;
        double sumTl = 0;
        int count = 0;
        for (int i = 1; i < response.length; i++) {
            double level = 10 * Math.log10(left[i] / left[1]);
            if (level <= -5 && level >= -35) {
                double t = 1000.0 * i / rate;
                sumT += t;
                sumL += level;
                sumTt += t * t;
                sumTl += t * level;
                count++;
            }
        }
        double slope = (count * sumTl - sumT * sumL) / (count * sumTt - sumT * sumT);
        return -60 / slope;
    }
}
