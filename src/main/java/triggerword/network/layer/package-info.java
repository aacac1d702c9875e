/**
 * DL4J layers for sequences {@code [batch][time][channels]} and the loops they run. DL4J has no GRU, and its convolution
 * and batch normalization do not train in this layout.
 */
package triggerword.network.layer;
