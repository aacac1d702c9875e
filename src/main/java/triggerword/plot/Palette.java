package triggerword.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/** The colours, pens and letters of all plots: Okabe and Ito's colours, which the colour-blind can tell apart. */
final class Palette {
    static final Color BLUE = new Color(0x0072B2);
    static final Color SKY = new Color(0x56B4E9);
    static final Color ORANGE = new Color(0xE69F00);
    static final Color VERMILLION = new Color(0xD55E00);
    static final Color GREEN = new Color(0x009E73);
    static final Color PURPLE = new Color(0xCC79A7);

    static final Color INK = new Color(0x222222);
    static final Color FAINT_INK = new Color(0x666666);
    static final Color GRID = new Color(0xE4E4E4);

    /** Lines in the order they are drawn: different in grey too, where red and green alone would not be. */
    static final Color[] SERIES = {BLUE, VERMILLION, GREEN, ORANGE, PURPLE, SKY};

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    private Palette() {}

    static BasicStroke pen(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashes(double width) {
        return broken(width, 6, 4);
    }

    /** Of the lines that are drawn into one chart one after the other: whole, dashed, dotted, and again. */
    static BasicStroke stroke(int number) {
        return switch (number % 3) {
            case 0 -> pen(2);
            case 1 -> dashes(2);
            default -> broken(2, 2, 3);
        };
    }

    private static BasicStroke broken(double width, float drawn, float left) {
        return new BasicStroke(
                (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {drawn, left}, 0);
    }

    /** The colour, of which the ground shines through: alpha 0 is invisible, 255 covers. */
    static Color translucent(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }
}
