/**
 * Few voices become many, in many rooms and noises: what is done to clips before a network learns from them. Every
 * effect is a function of a mono sound and explicit parameters; {@link triggerword.augmentation.Augmenter} draws those.
 */
package triggerword.augmentation;
