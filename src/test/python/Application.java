import java.nio.file.Path;
import java.util.Arrays;
import triggerword.audio.AudioFile;
import triggerword.audio.Pcm;
import triggerword.audio.Resampler;
import triggerword.audio.Waveform;
import triggerword.detection.Detection;
import triggerword.detection.Detector;
import triggerword.model.Model;
import triggerword.model.ModelFile;

/** What an application does with the detector's jar: hears a sound, piece by piece, as loud as the model's scenes are. */
public class Application {
    public static void main(String[] arguments) throws Exception {
        Model model = ModelFile.read(Path.of(arguments[0]));
        Waveform sound = AudioFile.read(Path.of(arguments[1]));
        Waveform loud = Pcm.of(sound).matchLoudness(-20).toWaveform();
        float[] samples = Resampler.resample(loud, model.sampleRateHz()).samples();
        var detector = new Detector(model);
        for (int from = 0; from < samples.length; from += 1000) {
            int to = Math.min(samples.length, from + 1000);
            for (Detection detection : detector.accept(Arrays.copyOfRange(samples, from, to))) {
                System.out.println((int) detection.timeMs());
            }
        }
    }
}
