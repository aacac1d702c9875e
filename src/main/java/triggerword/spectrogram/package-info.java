/** Samples become frames: the course's spectrogram, for a whole sound and as a stream. */
package triggerword.spectrogram;
