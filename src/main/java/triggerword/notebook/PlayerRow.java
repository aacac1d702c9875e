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
    public PlayerRow {
        players = List.copyOf(players);
    }

    /** A row of these players, from the left. */
    public static PlayerRow of(AudioPlayer... players) {
        return new PlayerRow(List.of(players));
    }

    String html() {
        return players.stream()
                .map(player -> "<div style=\"flex:1;padding-left:48px\">" + player.html() + "</div>")
                .collect(Collectors.joining("", "<div style=\"display:flex;width:" + Plots.WIDTH + "px\">", "</div>"));
    }
}
