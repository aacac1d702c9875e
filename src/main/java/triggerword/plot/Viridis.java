package triggerword.plot;

/**
 * matplotlib's colour map "viridis": dark blue to yellow, evenly spaced to the eye, also in grey and for the
 * colour-blind.
 */
final class Viridis {
    /** Every 8th of matplotlib's 256 colours; what lies between, interpolated, is at most 2/255 off. */
    private static final int[] ANCHORS = {
        0x440154, 0x470d60, 0x48186a, 0x482374, 0x472d7b, 0x453681, 0x424086, 0x3f4989,
        0x3b528b, 0x375a8d, 0x33638d, 0x2f6a8e, 0x2c728e, 0x297a8e, 0x26818e, 0x23898e,
        0x21908c, 0x1f988b, 0x1f9f88, 0x21a685, 0x28ae80, 0x31b57b, 0x3ebc74, 0x4cc26c,
        0x5dc963, 0x6ece58, 0x82d34c, 0x96d83f, 0xabdc32, 0xc0df24, 0xd5e21a, 0xeae51a,
        0xfde725
    };

    private Viridis() {}

    /** The colour of a value from 0 (dark) to 1 (bright), as {@code 0xRRGGBB}; what lies outside is clipped. */
    static int rgb(double value) {
        double place = Math.min(Math.max(value, 0), 1) * (ANCHORS.length - 1);
        int below = Math.min((int) place, ANCHORS.length - 2);
        double share = place - below;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = ANCHORS[below] >> shift & 0xff;
            int to = ANCHORS[below + 1] >> shift & 0xff;
            rgb |= (int) Math.round(from + share * (to - from)) << shift;
        }
        return rgb;
    }
}
