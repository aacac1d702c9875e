package triggerword.training;

import triggerword.model.NetworkShape;
import triggerword.spectrogram.Compression;

/**
 * A network of a group.
 *
 * @param view  what it sees: a compression of the mel bands
 * @param shape what it is made of
 */
public record MemberOptions(Compression view, NetworkShape shape) {}
