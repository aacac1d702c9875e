package triggerword.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import triggerword.audio.Clip;
import triggerword.audio.Speaker;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;
import triggerword.dataset.Scene;
import triggerword.detection.Detection;
import triggerword.detection.ScoreTrack;
import triggerword.evaluation.Diagnosis;
import triggerword.evaluation.FalseAccept;
import triggerword.evaluation.Measurement;
import triggerword.evaluation.Outcome;
import triggerword.evaluation.ScoredClip;
import triggerword.evaluation.Worst;
import triggerword.model.DetectorOptions;
import triggerword.model.Model;
import triggerword.plot.PanelStack;
import triggerword.plot.Plots;
import triggerword.plot.TimePanel;
import triggerword.spectrogram.Features;
import triggerword.spectrogram.Spectrogram;
import triggerword.spectrogram.SpectrogramOptions;

/** Sounds to listen to with what is seen of them and what a detector makes of them, on one time axis. */
public final class Listen {
    /** Of a word in its room, what is shown before and after it, in ms. */
    private static final int AROUND_MS = 400;

    /** Around a false alarm, in ms. */
    private static final int BEFORE_MS = 1500;

    private static final int AFTER_MS = 500;

    private static final double TOP_KHZ = 8;

    private Listen() {}

    /** A sound with its waveform and its spectrogram. */
    public static PicturePlayer to(Waveform sound) {
        return new PicturePlayer("", Plots.stack(Plots.waveform(sound), spectrogram(sound, features(sound))), sound);
    }

    /** A clip with its waveform and its spectrogram. */
    public static PicturePlayer to(Clip clip) {
        PicturePlayer player = to(clip.sound());
        return new PicturePlayer(said(clip), player.picture(), player.sound());
    }

    /** A sound with its spectrogram, a detector's scores, and where it triggers. */
    public static PicturePlayer to(Model model, Waveform sound) {
        ScoreTrack track = ScoreTrack.of(model, sound);
        return player(sound, scores(track, model.rule(), track.detections(model.rule())));
    }

    /**
     * A scene with its spectrogram, a detector's scores, where it triggers, rightly or falsely, and where the words lie.
     */
    public static PicturePlayer to(Model model, Scene scene) {
        ScoreTrack track = ScoreTrack.of(model, scene.sound());
        Outcome outcome = Outcome.of(scene.positives(), track.detections(model.rule()));
        TimePanel scores = scores(track, model.rule(), outcome.hits()).falseAlarms(outcome.falseAccepts());
        return player(scene.sound(), scores.positives(scene.positives()).negatives(scene.negatives()));
    }

    private static PicturePlayer player(Waveform sound, TimePanel scores) {
        return new PicturePlayer("", Plots.stack(spectrogram(sound, features(sound)), scores), sound);
    }

    private static TimePanel scores(ScoreTrack track, DetectorOptions rule, List<Detection> detections) {
        return scores(track.scores(), track.stepMs(), rule, detections);
    }

    /**
     * The words that a detector missed at its own threshold and heard least, at most so many, each with its
     * spectrogram, its scores and who spoke. The title counts all of them, a take in two conditions twice.
     */
    public static Page misses(Measurement measurement, int most) {
        var players = new ArrayList<PicturePlayer>();
        for (ScoredClip miss : Worst.misses(measurement, measurement.rule(), most)) {
            players.add(player(miss, measurement.rule()).asSmall());
        }
        int missed = measurement.shipped(Measurement.ALL).falseRejects();
        String shown = players.isEmpty() ? "" : "; the " + players.size() + " least heard:";
        return new Page(missed + " words missed" + shown, players);
    }

    /**
     * What a detector took for the word most surely, at most so many, as {@link #misses}; the rest of the second
     * before, too. Where it has fewer false alarms at its own threshold, these are followed by what came nearest.
     */
    public static Page falseAccepts(Measurement measurement, int most) {
        var players = new ArrayList<PicturePlayer>();
        for (FalseAccept alarm : Worst.falseAccepts(measurement, most)) {
            players.add(player(alarm, measurement.rule()).asSmall());
        }
        String title = String.format(
                Locale.ROOT,
                "%d false alarms at the threshold of %.2f; the %d stretches most like the word, the surest first:",
                measurement.shipped(Measurement.ALL).falseAccepts(),
                measurement.rule().threshold(),
                players.size());
        return new Page(title, players);
    }

    /**
     * Why a word was missed: its sound and scores, its level, noise and length among the training clips, those that
     * sound most like it, and what would have triggered, tried with the detector.
     *
     * @param training clips of the word that the detector learned from
     */
    public static Page why(Model model, ScoredClip scored, List<Clip> training) {
        Diagnosis diagnosis = Diagnosis.of(model, scored, training);
        var parts = new ArrayList<Object>();
        parts.add(player(scored, model.rule()));
        parts.add(diagnosis.sentence());
        parts.add(diagnosis.traitTable());
        parts.add(diagnosis.table());
        for (Diagnosis.Neighbour near : diagnosis.nearest()) {
            String caption = String.format(
                    Locale.ROOT, "a training clip like it, %.2f away: %s", near.distance(), said(near.clip()));
            parts.add(new AudioPlayer(caption, near.clip().sound()));
        }
        return new Page("Why did it not trigger?", parts);
    }

    private static PicturePlayer player(ScoredClip scored, DetectorOptions rule) {
        Waveform all = scored.take().sound();
        int from = Math.max(0, scored.word().startMs() - AROUND_MS);
        int to = (int) Math.min(all.durationMs(), scored.word().endMs() + 2.0 * AROUND_MS);
        double surely = scored.missedFrom(rule);
        String heard =
                surely == 0 ? "heard at no threshold" : String.format(Locale.ROOT, "heard only below %.3f", surely);
        String caption = said(scored.clip()) + " · " + scored.condition().name() + " · " + heard;
        float[] scores = scored.track().between(from, to);
        var word = TimeSpan.of(scored.word().startMs() - from, scored.word().durationMs());
        return new PicturePlayer(
                caption,
                stack(part(all, from, to), scores, scored.track().stepMs(), rule, List.of(word)),
                part(all, from, to));
    }

    private static PicturePlayer player(FalseAccept alarm, DetectorOptions rule) {
        TimeSpan time = alarm.around(BEFORE_MS, AFTER_MS);
        String caption = String.format(
                Locale.ROOT,
                "%s · %s · score %.3f",
                said(alarm.clip()),
                alarm.stream().condition().name(),
                alarm.peak());
        double stepMs = alarm.stream().track().stepMs();
        Waveform sound = alarm.sound(time);
        float[] scores = alarm.stream().track().between(time.startMs(), time.endMs());
        return new PicturePlayer(caption, stack(sound, scores, stepMs, rule, List.of()), sound);
    }

    private static PanelStack stack(
            Waveform sound, float[] scores, double stepMs, DetectorOptions rule, List<TimeSpan> words) {
        return Plots.stack(
                spectrogram(sound, features(sound)),
                scores(scores, stepMs, rule, List.of()).positives(words));
    }

    private static TimePanel scores(float[] scores, double stepMs, DetectorOptions rule, List<Detection> detections) {
        return Plots.scores(scores, stepMs, rule.threshold(), detections);
    }

    private static TimePanel spectrogram(Waveform sound, Features features) {
        TimePanel panel = Plots.spectrogram(Spectrogram.of(sound.firstChannel(), features));
        return panel.below(Math.min(TOP_KHZ, sound.sampleRateHz() / 2000.0));
    }

    /** The course's spectrogram at the sound's own rate; a window has an even number of samples. */
    private static Features features(Waveform sound) {
        var course = SpectrogramOptions.course();
        double factor = (double) sound.sampleRateHz() / course.sampleRateHz();
        return new SpectrogramOptions(
                sound.sampleRateHz(),
                2 * (int) Math.round(factor * course.windowSamples() / 2),
                (int) Math.round(factor * course.hopSamples()),
                course.densityRateHz());
    }

    private static Waveform part(Waveform sound, int fromMs, int toMs) {
        double perMs = sound.sampleRateHz() / 1000.0;
        return sound.slice((int) (fromMs * perMs), (int) (toMs * perMs));
    }

    /** What is said, and by whom: “activate”, flite-awb, us, male. */
    private static String said(Clip clip) {
        Speaker speaker = clip.speaker();
        String text = clip.text().isEmpty() ? clip.file().getFileName().toString() : "“" + clip.text() + "”";
        var parts = new ArrayList<>(List.of(text, speaker.person(), speaker.accent(), speaker.sex()));
        parts.removeIf(String::isEmpty);
        return String.join(", ", parts);
    }
}
