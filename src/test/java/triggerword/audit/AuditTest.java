package triggerword.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import triggerword.audio.AudioFile;
import triggerword.audio.ClipLibrary;
import triggerword.audio.Waveform;
import triggerword.audit.Finding.Rule;

class AuditTest {
    private static final int RATE = 16_000;

    @TempDir
    Path folder;

    @Test
    void soundClipsPass() throws IOException {
        Audit audit = audit();
        assertThat(audit.findings()).isEmpty();
        assertThatCode(audit::check).doesNotThrowAnyException();
    }

    @Test
    void whatIsCutOff() throws IOException {
        assertFinds(noise(1, 0, 8000, 8000, 0.1f), Rule.WHOLE, "edge at");
    }

    @Test
    void whatIsClipped() throws IOException {
        assertFinds(noise(1, 2000, 6000, 8000, 4), Rule.UNCLIPPED, "flat tops");
    }

    @Test
    void whatWasClippedAndThenMadeSofter() throws IOException {
        float[] samples = noise(1, 2000, 6000, 8000, 0.1f).samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Math.max(-0.05f, Math.min(0.05f, samples[i]));
        }
        assertFinds(Waveform.mono(samples, RATE), Rule.UNCLIPPED, "flat tops");
    }

    @Test
    void whatIsSilent() throws IOException {
        assertFinds(noise(1, 2000, 6000, 8000, 1e-4f), Rule.AUDIBLE, "dBFS");
    }

    @Test
    void whatIsOffCentre() throws IOException {
        assertFinds(noise(1, 6000, 7600, 8000, 0.1f), Rule.CENTRED, "speech around 85 %");
    }

    @Test
    void copies() throws IOException {
        set();
        Files.copy(folder.resolve("negatives/a/3.wav"), folder.resolve("negatives/a/copy.wav"));
        assertThat(load().findings()).extracting(Finding::rule).containsExactly(Rule.UNIQUE);
    }

    @Test
    void copiesOnTheOtherSideComeFirst() throws IOException {
        set();
        Files.copy(folder.resolve("negatives/a/3.wav"), folder.resolve("negatives/j/copy.wav"));
        AudioFile.write(noise(77, 6000, 7600, 8000, 0.1f), folder.resolve("negatives/a/off.wav"));
        assertThat(load().findings())
                .extracting(Finding::rule, finding -> finding.clip().person())
                .containsExactly(tuple(Rule.ONE_SIDED, "j"), tuple(Rule.CENTRED, "a"));
    }

    @Test
    void aWordThatIsGivenAwayByItsLevel() throws IOException {
        for (char person = 'a'; person <= 'j'; person++) {
            for (int i = 0; i < 4; i++) {
                write("positives/" + person, i, 0.2f);
                write("negatives/" + person, i, 0.05f);
            }
        }
        write("backgrounds", 0, 0.05f);
        Audit audit = load();
        assertThat(audit.giveAway().auc()).isGreaterThan(0.95);
        assertThat(audit.giveAway().low()).isGreaterThan(0.9);
        assertThatThrownBy(audit::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("level and bandwidth give the word away (AUC 1.00, expected at most 0.60)");
    }

    @Test
    void theBandwidthOfASound() {
        var samples = new float[RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.1 * Math.sin(2 * Math.PI * 3000 * i / RATE));
        }
        assertThat(Bandwidth.ofHz(Waveform.mono(samples, RATE))).isBetween(3000.0, 3200.0);
        assertThat(Bandwidth.ofHz(noise(5, 0, 8000, 8000, 0.1f))).isGreaterThan(7900);
        assertThat(Bandwidth.ofHz(Waveform.mono(new float[100], RATE))).isZero();
    }

    @Test
    void theShippedClipsAreWorthTrainingOn() throws IOException {
        Audit audit = Audit.of(ClipLibrary.load(Path.of("data"), RATE));
        System.out.println(audit);
        assertThat(audit.giveAway().auc()).isLessThanOrEqualTo(GiveAway.LIMIT);
        assertThat(audit.findings())
                .extracting(Finding::rule)
                .doesNotContain(Rule.ONE_SIDED, Rule.UNIQUE, Rule.AUDIBLE, Rule.UNCLIPPED);
        assertThatCode(audit::check).doesNotThrowAnyException();
    }

    private void assertFinds(Waveform sound, Rule rule, String value) throws IOException {
        set();
        AudioFile.write(sound, folder.resolve("positives/a/bad.wav"));
        Audit audit = load();
        assertThat(audit.findings()).extracting(Finding::rule).containsExactly(rule);
        assertThat(audit.findings().get(0).value()).contains(value);
        assertThat(audit.worst(10))
                .extracting(clip -> clip.file().getFileName())
                .containsExactly(Path.of("bad.wav"));
        assertThatThrownBy(audit::check)
                .hasMessageContaining("1 not " + rule.name().toLowerCase(Locale.ROOT));
    }

    private Audit audit() throws IOException {
        set();
        return load();
    }

    private Audit load() throws IOException {
        return Audit.of(ClipLibrary.load(folder, RATE));
    }

    /** Ten persons who say everything alike. */
    private void set() throws IOException {
        var random = new Random(3);
        for (char person = 'a'; person <= 'j'; person++) {
            for (int i = 0; i < 8; i++) {
                float level = 0.02f + 0.1f * random.nextFloat();
                write((i % 2 == 0 ? "positives/" : "negatives/") + person, i, level);
            }
        }
        write("backgrounds", 0, 0.05f);
    }

    private void write(String place, int number, float level) throws IOException {
        Waveform sound = noise((place + number).hashCode(), 1000, 7000, 8000, level);
        AudioFile.write(sound, folder.resolve(place).resolve(number + ".wav"));
    }

    /** Silence, and noise from one sample to another. */
    private static Waveform noise(long seed, int from, int to, int length, float level) {
        var random = new Random(seed);
        var samples = new float[length];
        for (int i = from; i < to; i++) {
            samples[i] = level * (float) random.nextGaussian();
        }
        return Waveform.mono(samples, RATE);
    }
}
