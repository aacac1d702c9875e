package triggerword.plot;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture in at most 256 colours, as one byte a pixel: its PNG is less than half as large, which counts where pictures
 * lie in notebooks.
 *
 * <p>Charts have few colours; those that smooth the edges of lines and letters are many, but near to each other.
 */
final class FewColors {
    private static final int MOST = 256;

    private FewColors() {}

    /** The picture with each pixel in the nearest colour that is kept; the same picture gives the same one. */
    static BufferedImage of(BufferedImage picture) {
        int width = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int from = 0, to; from < pixels.length; from = to) {
            for (to = from + 1; to < pixels.length && pixels[to] == pixels[from]; ) {
                to++;
            }
            counts.merge(pixels[from], to - from, Integer::sum);
        }
        List<Integer> kept = kept(counts);
        Map<Integer, Byte> places = new HashMap<>();
        counts.keySet().forEach(color -> places.put(color, (byte) nearest(kept, color)));

        int[] colors = kept.stream().mapToInt(Integer::intValue).toArray();
        var model = new IndexColorModel(8, colors.length, colors, 0, false, -1, DataBuffer.TYPE_BYTE);
        var few = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        var indices = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indices[i] = i > 0 && pixels[i] == pixels[i - 1] ? indices[i - 1] : places.get(pixels[i]);
        }
        few.getRaster().setDataElements(0, 0, width, picture.getHeight(), indices);
        return few;
    }

    /** The commonest colours that are so far from each other that there is room for all. */
    private static List<Integer> kept(Map<Integer, Integer> counts) {
        List<Integer> commonest = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        for (int apart = 1; ; apart++) {
            var kept = new ArrayList<Integer>();
            for (int i = 0; i < commonest.size() && kept.size() <= MOST; i++) {
                int color = commonest.get(i);
                if (kept.isEmpty() || distance(kept.get(nearest(kept, color)), color) >= apart) {
                    kept.add(color);
                }
            }
            if (kept.size() <= MOST) {
                return kept;
            }
        }
    }

    private static int nearest(List<Integer> colors, int color) {
        int nearest = 0;
        for (int i = 1; i < colors.size(); i++) {
            if (distance(colors.get(i), color) < distance(colors.get(nearest), color)) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** The greatest difference of red, green and blue. */
    private static int distance(int a, int b) {
        int red = Math.abs((a >> 16 & 0xff) - (b >> 16 & 0xff));
        int green = Math.abs((a >> 8 & 0xff) - (b >> 8 & 0xff));
        int blue = Math.abs((a & 0xff) - (b & 0xff));
        return Math.max(red, Math.max(green, blue));
    }
}
