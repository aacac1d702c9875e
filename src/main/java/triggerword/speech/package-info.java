/** A word becomes a data set: voices speak it and other words, a recognizer checks them, a manifest lists them. */
package triggerword.speech;
