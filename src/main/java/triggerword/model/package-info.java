/** The network as data: its shape, its weights, and where they come from. Reads model files without any native library. */
package triggerword.model;
