/** Clips become labelled scenes, and scenes become what a network learns from; numpy's files in and out. */
package triggerword.dataset;
