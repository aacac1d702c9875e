package triggerword.notebook;

import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.stream.Collectors;
import triggerword.audio.Waveform;
import triggerword.plot.ChartImage;
import triggerword.plot.PanelStack;

/**
 * A sound under its picture: while it plays, a line moves over the axes, and a click into the picture plays from
 * there. Where scripts are not run, in a notebook that is not trusted say, the picture and the browser's player
 * remain.
 *
 * @param caption what is heard; may be empty
 * @param picture its time axis begins where the sound begins
 * @param sound   at most {@link AudioPlayer#LONGEST_S} seconds
 */
public record PicturePlayer(String caption, PanelStack picture, Waveform sound) {
    /** Finds its parts by where it stands: pages may hold many, and a notebook's outputs be copied. */
    private static final String SCRIPT = """
            (() => {
              const root = document.currentScript.parentElement;
              const picture = root.querySelector("img");
              const sound = root.querySelector("audio");
              const lines = [...root.querySelectorAll("i")];
              const [from, to] = [root.dataset.from, root.dataset.to].map(Number);
              const draw = () => {
                const part = (sound.currentTime - from) / (to - from);
                lines.forEach(line => line.style.left = 100 * part + "%");
                if (!sound.paused) requestAnimationFrame(draw);
              };
              ["play", "seeked", "timeupdate"].forEach(event => sound.addEventListener(event, draw));
              picture.style.cursor = "pointer";
              picture.addEventListener("click", click => {
                const axes = lines[0].parentElement.getBoundingClientRect();
                const part = (click.clientX - axes.left) / axes.width;
                sound.currentTime = Math.max(0, from + part * (to - from));
                sound.play();
              });
            })();
            """;

    /** The same with a small, coarse picture: of these, two stand in a row. */
    public PicturePlayer asSmall() {
        return new PicturePlayer(caption, picture.small(), sound);
    }

    @Override
    public String toString() {
        return "PicturePlayer[" + caption + (caption.isEmpty() ? "" : ", ") + sound + "]";
    }

    String html() {
        PanelStack.Axes axes = picture.axes();
        boolean small = picture.isSmall();
        byte[] png = small ? ChartImage.smallPng(picture) : ChartImage.png(picture);
        String head = caption.isEmpty() ? "" : "<div><b>" + Html.escape(caption) + "</b></div>";
        String place = small
                ? "display:inline-block;vertical-align:bottom;margin-right:16px;width:" + picture.getWidth() + "px;"
                : "";
        String data = String.format(
                Locale.ROOT, "data-from=\"%.4f\" data-to=\"%.4f\"", axes.fromMs() / 1000, axes.toMs() / 1000);
        String title = picture.getTitle() + " of " + (caption.isEmpty() ? sound.toString() : caption);
        return "<div style=\"" + place + "margin-bottom:16px\" " + data + ">" + head
                + "<div style=\"position:relative;display:inline-block;line-height:0\">"
                + Html.picture(picture, png, title)
                + axes.boxes().stream().map(PicturePlayer::line).collect(Collectors.joining())
                + "</div><div>" + new AudioPlayer(sound).html() + "</div>"
                + "<script>" + SCRIPT + "</script></div>";
    }

    /** The line in the axes of a panel, which it cannot leave: what is outside is not seen. */
    private static String line(Rectangle2D box) {
        String place = String.format(
                Locale.ROOT,
                "left:%.3f%%;top:%.3f%%;width:%.3f%%;height:%.3f%%",
                100 * box.getX(),
                100 * box.getY(),
                100 * box.getWidth(),
                100 * box.getHeight());
        return "<div style=\"position:absolute;overflow:hidden;pointer-events:none;" + place + "\">"
                + "<i style=\"position:absolute;top:0;bottom:0;left:-9px;width:2px;background:#d55e00\"></i></div>";
    }
}
