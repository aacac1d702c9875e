/** Files become samples: reading and writing sound, resampling, and the library of clips. */
package triggerword.audio;
