package triggerword.notebook;

import java.util.Locale;
import triggerword.audio.Waveform;
import triggerword.plot.ChartImage;
import triggerword.plot.PanelStack;

/**
 * A sound under its picture: while it plays, a line moves over the picture, and a click into the picture plays from
 * there. Where scripts are not run, in a notebook that is not trusted say, the picture and the browser's player
 * remain.
 *
 * @param caption what is heard; may be empty
 * @param picture its time axis begins where the sound begins
 * @param sound   at most {@link AudioPlayer#LONGEST_S} seconds
 * @param small   true for a coarser picture, where there are many
 */
public record PicturePlayer(String caption, PanelStack picture, Waveform sound, boolean small) {
    /** Finds its parts by where it stands: pages may hold many, and a notebook's outputs be copied. */
    private static final String SCRIPT = """
            (() => {
              const root = document.currentScript.parentElement;
              const [picture, line, sound] = ["img", "i", "audio"].map(name => root.querySelector(name));
              const {left, right, from, to} = Object.fromEntries(
                  Object.entries(root.dataset).map(([name, text]) => [name, Number(text)]));
              const draw = () => {
                const part = (sound.currentTime - from) / (to - from);
                line.style.left = 100 * (left + part * (right - left)) + "%";
                line.style.display = part >= 0 && part <= 1 ? "block" : "none";
                if (!sound.paused) requestAnimationFrame(draw);
              };
              ["play", "seeked", "timeupdate"].forEach(event => sound.addEventListener(event, draw));
              picture.style.cursor = "pointer";
              picture.addEventListener("click", click => {
                const box = picture.getBoundingClientRect();
                const part = ((click.clientX - box.left) / box.width - left) / (right - left);
                sound.currentTime = Math.max(0, from + part * (to - from));
                sound.play();
              });
            })();
            """;

    /** A player with a fine picture. */
    public PicturePlayer(String caption, PanelStack picture, Waveform sound) {
        this(caption, picture, sound, false);
    }

    /** The same with a coarser picture. */
    public PicturePlayer asSmall() {
        return new PicturePlayer(caption, picture, sound, true);
    }

    @Override
    public String toString() {
        return "PicturePlayer[" + caption + (caption.isEmpty() ? "" : ", ") + sound + "]";
    }

    String html() {
        PanelStack.TimeAxis axis = picture.timeAxis();
        byte[] png = small ? ChartImage.smallPng(picture) : ChartImage.png(picture);
        String head = caption.isEmpty() ? "" : "<div><b>" + Html.escape(caption) + "</b></div>";
        String data = String.format(
                Locale.ROOT,
                "data-left=\"%.5f\" data-right=\"%.5f\" data-from=\"%.4f\" data-to=\"%.4f\"",
                axis.left(),
                axis.right(),
                axis.fromMs() / 1000,
                axis.toMs() / 1000);
        return "<div style=\"margin-bottom:16px\" " + data + ">" + head
                + "<div style=\"position:relative;display:inline-block;line-height:0\">"
                + "<img width=\"" + picture.getWidth() + "\" height=\"" + picture.getHeight() + "\" alt=\""
                + Html.escape(picture.getTitle() + " of " + (caption.isEmpty() ? sound.toString() : caption))
                + "\" src=\"" + Html.dataUri("image/png", png) + "\">"
                + "<i style=\"position:absolute;top:0;bottom:0;width:2px;background:#d55e00;display:none;"
                + "pointer-events:none\"></i></div>"
                + "<div>" + new AudioPlayer(sound).html() + "</div>"
                + "<script>" + SCRIPT + "</script></div>";
    }
}
