package triggerword.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much or how many there is of each kind: one bar a kind, its name before it and its number behind it. */
final class CountChart extends NamedRows {
    private CountChart(String title, String xTitle, List<String> kinds, int[] counts, double most) {
        super(title, kinds, new Range(0, 1.08 * most));
        setXAxisTitle(xTitle);
        add((g, area) -> {
            for (int i = 0; i < counts.length; i++) {
                paintBar(g, area, i, 0, counts[i], Palette.BLUE, Integer.toString(counts[i]));
            }
        });
    }

    static CountChart of(String title, String xTitle, Map<String, Integer> counts) {
        Plots.demand(!counts.isEmpty(), "expected at least one kind to count but was none: " + title);
        int[] numbers = counts.values().stream().mapToInt(Integer::intValue).toArray();
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        return new CountChart(title, xTitle, new ArrayList<>(counts.keySet()), numbers, Math.max(most, 1));
    }
}
