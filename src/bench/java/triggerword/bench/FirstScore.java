package triggerword.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import triggerword.detection.Detector;
import triggerword.model.Model;
import triggerword.model.ModelFile;

/** An application that only listens: how soon it hears, and how much memory it takes. */
public final class FirstScore {
    private FirstScore() {}

    /**
     * Prints the ms from when it was started until a second of silence was heard, and the resident memory then.
     *
     * @param arguments a model's file; when the process was started, in ms since 1970 (the JVM's own word,
     *                  {@code ProcessHandle}, was 0.4 s too early)
     */
    public static void main(String[] arguments) throws IOException {
        Model model = ModelFile.read(Path.of(arguments[0]));
        var detector = new Detector(model);
        detector.accept(new float[model.sampleRateHz()]);
        long started = Long.parseLong(arguments[1]);
        System.out.println("JVM start to first scores\t" + (System.currentTimeMillis() - started));
        System.out.println("resident memory of a detector, MB\t" + residentMegabytes());
    }

    /** Linux tells it; elsewhere it is not known. */
    private static double residentMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return Double.NaN;
        }
        String line = Files.readAllLines(status).stream()
                .filter(candidate -> candidate.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1000;
    }
}
