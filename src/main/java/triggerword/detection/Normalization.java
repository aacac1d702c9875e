package triggerword.detection;

/**
 * What is left of batch normalization after training: {@code x * scale + shift}, channel by channel.
 *
 * @param scale {@code [channels]}
 * @param shift {@code [channels]}
 */
record Normalization(float[] scale, float[] shift) {}
