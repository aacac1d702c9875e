package triggerword.evaluation;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What tables of groups of clips end in, a row a group: clips, those of them that are counted, which part that is, and low and
 * high, its 95 % interval.
 */
final class RateColumns {
    private final IntColumn clips = IntColumn.create("clips");
    private final IntColumn counted;
    private final DoubleColumn parts;
    private final DoubleColumn lows = DoubleColumn.create("low");
    private final DoubleColumn highs = DoubleColumn.create("high");

    /**
     * No rows yet.
     *
     * @param counted name of the number of clips that are counted
     * @param part    name of the part that these are
     */
    RateColumns(String counted, String part) {
        this.counted = IntColumn.create(counted);
        parts = DoubleColumn.create(part);
    }

    /** Adds a group: so many of its clips are counted. */
    void append(int count, int all) {
        Interval interval = Interval.ofProportion(count, all);
        clips.append(all);
        counted.append(count);
        parts.append((double) count / all);
        lows.append(interval.low());
        highs.append(interval.high());
    }

    /** The table whose first columns say what the groups are. */
    Table after(String name, StringColumn... groups) {
        return Table.create(name, groups).addColumns(clips, counted, parts, lows, highs);
    }
}
