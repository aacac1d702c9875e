package triggerword.detection;

/** A scale and a shift for each channel: what is left of batch normalization after training. */
record Normalization(float[] scale, float[] shift) {}
