package triggerword.dataset;

import java.util.OptionalDouble;
import triggerword.audio.Waveform;

/**
 * A short stretch of sound to learn from: short, so that a network meets many voices in a step.
 *
 * @param sound     mono
 * @param wordEndMs where the trigger word ends; empty if nobody says it
 * @param warp      what its frequencies are to be multiplied with when it becomes features: another vocal tract
 */
public record Window(Waveform sound, OptionalDouble wordEndMs, double warp) {}
