/** Frames become scores: the course's network and temporal convolutions on DL4J, and Keras' weights for the former. */
package triggerword.network;
