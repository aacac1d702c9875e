/** Samples become frames: the course's spectrogram and mel features, for a whole sound and as a stream. */
package triggerword.spectrogram;
