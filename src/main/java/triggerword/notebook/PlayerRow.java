package triggerword.notebook;

import java.util.List;
import java.util.stream.Collectors;
import triggerword.plot.Plots;

/**
 * Players side by side, each under its half of a {@link Plots#beside} of two.
 *
 * @param players from the left
 */
public record PlayerRow(List<AudioPlayer> players) {
    /** As wide as browsers make a player that shows its time; what has no room comes below. */
    private static final int NARROWEST = 300;

    public PlayerRow {
        players = List.copyOf(players);
    }

    /** A row of these players, from the left; more than three make several rows. */
    public static PlayerRow of(AudioPlayer... players) {
        return new PlayerRow(List.of(players));
    }

    String html() {
        String grid = "display:grid;grid-template-columns:repeat(auto-fit,minmax(" + NARROWEST + "px,1fr));max-width:"
                + Plots.WIDTH + "px";
        return players.stream()
                .map(player -> "<div style=\"padding-left:48px\">" + player.html() + "</div>")
                .collect(Collectors.joining("", "<div style=\"" + grid + "\">", "</div>"));
    }
}
