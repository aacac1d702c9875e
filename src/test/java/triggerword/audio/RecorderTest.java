package triggerword.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Recording, from a line that is played by the test. */
class RecorderTest {
    private final AtomicBoolean closed = new AtomicBoolean();

    @Test
    void theSamplesOfTheLineAreRecorded() throws IOException {
        Waveform sound = new Recorder(16_000, format -> line(Integer.MAX_VALUE)).record(0.5);
        assertThat(sound.sampleRateHz()).isEqualTo(16_000);
        assertThat(sound.frames()).isEqualTo(8000);
        assertThat(sound.samples()[0]).isEqualTo(-300 / 32768f);
        assertThat(sound.samples()[700]).isEqualTo(400 / 32768f);
        assertThat(closed).isTrue();
    }

    @Test
    void whatTheLineHasIsHandedOnAtOnce() throws IOException {
        var pieces = new ArrayList<float[]>();
        new Recorder(16_000, format -> line(Integer.MAX_VALUE)).listen(250 / 16_000.0, pieces::add);
        assertThat(pieces).extracting(piece -> piece.length).containsExactly(100, 100, 50);
        assertThat(pieces.get(2)[0]).isEqualTo(-100 / 32768f);
        assertThat(closed).isTrue();
    }

    @Test
    @Timeout(20)
    void whatWasHeardBeforeAnInterruptionIsKept() throws Exception {
        var recorded = new CompletableFuture<Waveform>();
        var recording = new Thread(() -> {
            try {
                recorded.complete(new Recorder(16_000, format -> line(1000)).record(60));
            } catch (IOException e) {
                recorded.completeExceptionally(e);
            }
        });
        recording.start();
        Thread.sleep(200);
        recording.interrupt();
        assertThat(recorded.get(10, TimeUnit.SECONDS).frames()).isLessThanOrEqualTo(1000);
        assertThat(closed).isTrue();
    }

    @Test
    void aMachineWithoutAMicrophone() {
        var none = new Recorder(44_100, format -> {
            throw new IllegalArgumentException("no line");
        });
        assertThatThrownBy(() -> none.record(1))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a microphone for 44100 Hz mono but there is none to be had (no line)");
    }

    @Test
    void aMicrophoneThatIsInUse() {
        var busy = new Recorder(44_100, format -> {
            throw new LineUnavailableException("in use");
        });
        assertThatThrownBy(() -> busy.record(1)).isInstanceOf(IOException.class).hasMessageEndingWith("(in use)");
    }

    @Test
    void whatTheTakerRefusesIsNotBlamedOnTheMicrophone() {
        var recorder = new Recorder(16_000, format -> line(Integer.MAX_VALUE));
        assertThatThrownBy(() -> recorder.listen(1, piece -> {
                    throw new IllegalArgumentException("expected another rate");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected another rate");
        assertThat(closed).isTrue();
    }

    @Test
    @Timeout(30)
    void aMicrophoneThatFallsSilentForEver() {
        assertThatThrownBy(() -> new Recorder(16_000, format -> line(10)).record(1))
                .isInstanceOf(IOException.class)
                .hasMessage("expected sound from the microphone but none came for 2 s");
        assertThat(closed).isTrue();
    }

    @Test
    void noLengthAtAll() {
        assertThatThrownBy(() -> new Recorder(16_000, format -> line(10)).record(0))
                .hasMessage("seconds: expected above 0 to 3600 but was 0.0");
    }

    /** A line that gives the samples −300, −299, … 699, again and again, 100 at a time, {@code frames} of them. */
    private TargetDataLine line(int frames) {
        var given = new int[1];
        return (TargetDataLine) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TargetDataLine.class}, (line, method, arguments) -> {
                    return switch (method.getName()) {
                        case "available" -> 2 * Math.min(100, frames - given[0]);
                        case "read" -> {
                            int length = (int) arguments[2];
                            for (int i = 0; i < length; i += 2) {
                                int sample = given[0]++ % 1000 - 300;
                                ((byte[]) arguments[0])[(int) arguments[1] + i] = (byte) sample;
                                ((byte[]) arguments[0])[(int) arguments[1] + i + 1] = (byte) (sample >> 8);
                            }
                            yield length;
                        }
                        case "close" -> {
                            closed.set(true);
                            yield null;
                        }
                        default -> null;
                    };
                });
    }
}
