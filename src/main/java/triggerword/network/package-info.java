/** Frames become scores: the course's network on DL4J, and Keras' weights for it. */
package triggerword.network;
