package triggerword.notebook;

import org.knowm.xchart.internal.chartpart.IChart;
import triggerword.audio.Clip;
import triggerword.audio.Waveform;
import triggerword.dataset.Scene;
import triggerword.plot.ChartImage;
import triggerword.plot.Plots;

/** A sound to look at and to listen to: its waveform, and a player beneath while it is short enough for one. */
final class SoundView {
    private SoundView() {}

    static String of(Waveform sound) {
        return page(Plots.waveform(sound), sound);
    }

    static String of(Clip clip) {
        String title = clip.text().isEmpty() ? clip.file().getFileName().toString() : "“" + clip.text() + "”";
        String person = clip.person().isEmpty() ? "" : ", " + clip.person();
        return page(Plots.waveform(clip.sound()).titled(title + person), clip.sound());
    }

    static String of(Scene scene) {
        var waveform =
                Plots.waveform(scene.sound()).positives(scene.positives()).negatives(scene.negatives());
        return page(waveform, scene.sound());
    }

    private static String page(IChart chart, Waveform sound) {
        String picture = Html.picture(chart, ChartImage.png(chart), chart.getTitle() + " of " + sound);
        boolean playable = sound.durationMs() <= 1000.0 * AudioPlayer.LONGEST_S;
        return picture + (playable ? "<div>" + new AudioPlayer(sound).html() + "</div>" : "");
    }
}
