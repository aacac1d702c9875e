package triggerword.speech;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws sentences: frames with gaps, and what may stand in each gap. */
final class Sentences {
    private static final Pattern GAP = Pattern.compile("\\{\\w+\\}");

    private final List<String> frames;
    private final Map<String, List<String>> fillings = new HashMap<>();

    /** From lines of frames ({@code the {place} is closed}) and of fillings ({@code {place} = garden/kitchen}). */
    Sentences(List<String> lines) {
        frames = lines.stream().filter(line -> !line.contains(" = ")).toList();
        for (String line : lines) {
            String[] parts = line.split(" = ", -1);
            if (parts.length == 2) {
                fillings.put(parts[0], List.of(parts[1].split("/", -1)));
            }
        }
    }

    /** A sentence, in lower case and without punctuation. */
    String draw(SplittableRandom random) {
        String frame = frames.get(random.nextInt(frames.size()));
        return GAP.matcher(frame).replaceAll(gap -> {
            List<String> fit = fillings.get(gap.group());
            return Matcher.quoteReplacement(fit.get(random.nextInt(fit.size())));
        });
    }
}
