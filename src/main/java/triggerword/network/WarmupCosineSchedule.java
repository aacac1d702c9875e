package triggerword.network;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that rises in a straight line, then falls along half a cosine (Loshchilov and Hutter 2017). Iterations
 * after the last keep the last rate.
 *
 * @param peak       the greatest rate, reached with the last iteration of the warm-up, above 0
 * @param warmup     iterations of the rise, at least 0
 * @param iterations of the whole training, above {@code warmup}
 * @param last       what the rate ends with, as a share of the peak, in [0, 1]
 */
public record WarmupCosineSchedule(
        @JsonProperty("peak") double peak,
        @JsonProperty("warmup") int warmup,
        @JsonProperty("iterations") int iterations,
        @JsonProperty("last") double last)
        implements ISchedule {
    /** Checks the ranges. */
    @JsonCreator
    public WarmupCosineSchedule {
        if (!(peak > 0) || warmup < 0 || iterations <= warmup || !(last >= 0 && last <= 1)) {
            throw new IllegalArgumentException(
                    "expected a peak above 0, iterations above those of the warm-up, and a last share in [0, 1] but was peak "
                            + peak + ", warmup " + warmup + ", iterations " + iterations + ", last " + last);
        }
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        if (iteration < warmup) {
            return peak * (iteration + 1) / warmup;
        }
        double progress = Math.min(1, (double) (iteration - warmup) / (iterations - warmup));
        return peak * (last + (1 - last) * (1 + Math.cos(Math.PI * progress)) / 2);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
