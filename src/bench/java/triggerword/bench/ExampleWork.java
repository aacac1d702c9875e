package triggerword.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import triggerword.audio.AudioFile;
import triggerword.audio.Clip;
import triggerword.audio.TimeSpan;
import triggerword.dataset.Example;
import triggerword.dataset.ExampleEncoder;
import triggerword.dataset.ScenePlan;
import triggerword.dataset.SceneSynthesizer;
import triggerword.dataset.SynthesisOptions;
import triggerword.spectrogram.SpectrogramOptions;

/**
 * The course's examples: scenes of 10 s mixed from the shipped clips, with their spectrograms and labels; on as many
 * threads as the process may use.
 *
 * <p>The peer mixes the same scenes: {@code plan.csv} has a line a clip and where it lies (a background: what part of it),
 * backgrounds first in each scene; the clips lie beside it as WAV files.
 */
record ExampleWork(SceneSynthesizer synthesizer) implements Work {
    private static final int SCENES = 32;
    /** Scenes whose result the peer compares with its own. */
    private static final int COMPARED = 4;

    private static final long SEED = 1;
    private static final int DURATION_MS = SynthesisOptions.course().durationMs();
    private static final ExampleEncoder ENCODER = ExampleEncoder.course();
    private static final int BINS = SpectrogramOptions.course().bins();

    static ExampleWork prepare(Path folder) throws IOException {
        var work = new ExampleWork(new SceneSynthesizer(Clips.training(), SynthesisOptions.course()));
        work.writePlans(folder);
        work.writeExamples(folder);
        return work;
    }

    @Override
    public double run() {
        return IntStream.range(0, SCENES)
                .parallel()
                .mapToObj(this::example)
                .mapToDouble(example -> example.x().at(0, 0) + example.y()[0])
                .sum();
    }

    @Override
    public int items() {
        return SCENES;
    }

    private Example example(int scene) {
        return ENCODER.encode(synthesizer.scene(SEED, scene));
    }

    private void writePlans(Path folder) throws IOException {
        var files = new LinkedHashMap<Clip, String>();
        var lines = new ArrayList<>(List.of("scene,kind,file,start,end"));
        for (int scene = 0; scene < SCENES; scene++) {
            ScenePlan plan = synthesizer.plan(SEED, scene);
            lines.add(line(scene, plan.background(), TimeSpan.of(plan.backgroundMs(), DURATION_MS), files));
            for (ScenePlan.Placement placement : plan.placements()) {
                lines.add(line(scene, placement.clip(), placement.span(), files));
            }
        }
        for (Map.Entry<Clip, String> file : files.entrySet()) {
            AudioFile.write(file.getKey().sound(), folder.resolve(file.getValue()));
        }
        Files.write(folder.resolve("plan.csv"), lines);
    }

    private static String line(int scene, Clip clip, TimeSpan span, Map<Clip, String> files) {
        String file = files.computeIfAbsent(clip, added -> "clip-" + files.size() + ".wav");
        return scene + "," + clip.kind().name().toLowerCase(Locale.ROOT) + "," + file + "," + span.startMs() + ","
                + span.endMs();
    }

    private void writeExamples(Path folder) throws IOException {
        var x = new ArrayList<float[]>();
        var y = new ArrayList<float[]>();
        for (int scene = 0; scene < COMPARED; scene++) {
            Example example = example(scene);
            x.add(example.x().values());
            y.add(example.y());
        }
        NpyFile.write(folder.resolve("x.npy"), joined(x), COMPARED, x.get(0).length / BINS, BINS);
        NpyFile.write(folder.resolve("y.npy"), joined(y), COMPARED, y.get(0).length);
    }

    private static float[] joined(List<float[]> arrays) {
        int length = arrays.get(0).length;
        var all = new float[arrays.size() * length];
        for (int i = 0; i < arrays.size(); i++) {
            System.arraycopy(arrays.get(i), 0, all, i * length, length);
        }
        return all;
    }
}
