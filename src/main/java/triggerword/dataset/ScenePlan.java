package triggerword.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import triggerword.audio.Clip;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Pcm;
import triggerword.audio.TimeSpan;
import triggerword.audio.Waveform;

/**
 * Everything that was drawn by chance for a scene: which clips, and where. {@link #mix} does the rest without chance.
 *
 * @param background   the clip that lies behind the words
 * @param backgroundMs where in that clip the scene begins, in ms
 * @param placements   the words, in the order they are mixed
 * @param leftOut      words that were drawn but found no room
 */
public record ScenePlan(Clip background, int backgroundMs, List<Placement> placements, int leftOut) {
    /**
     * A word at its place.
     *
     * @param clip the word
     * @param span where it lies in the scene; as long as the clip, in whole ms
     */
    public record Placement(Clip clip, TimeSpan span) {}

    /**
     * The sound of this plan, by pydub's arithmetic on 16-bit samples: the background, made quieter; each word overlaid
     * (the course's {@code insert_audio_clip}); the whole brought to the wanted loudness
     * ({@code match_target_amplitude}).
     *
     * @throws IllegalArgumentException if the background is too short for the scene, or a word has another rate; the
     *     message names the file
     */
    public Scene mix(SynthesisOptions options) {
        Pcm sound = backgroundSection(options.durationMs()).gain(options.backgroundGainDb());
        int rateHz = background.sound().sampleRateHz();
        for (Placement placement : placements) {
            Clip clip = placement.clip();
            if (clip.sound().sampleRateHz() != rateHz) {
                throw new IllegalArgumentException("expected " + rateHz + " Hz, as the background, but was "
                        + clip.sound().sampleRateHz() + " Hz: " + clip.file());
            }
            sound.overlay(clip.sound(), placement.span().startMs());
        }
        sound.matchLoudness(options.targetDbfs());
        return new Scene(sound.toWaveform(), spans(Kind.POSITIVE), spans(Kind.NEGATIVE), leftOut);
    }

    private Pcm backgroundSection(int durationMs) {
        Waveform sound = background.sound();
        int frames = (int) ((long) durationMs * sound.sampleRateHz() / 1000);
        int from = (int) ((long) backgroundMs * sound.sampleRateHz() / 1000);
        // A background of 9999.9 ms is one of 10 s to pydub; half a millisecond of silence makes up for the rest.
        if (backgroundMs + durationMs > Math.rint(sound.durationMs())) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "expected a background of at least %d ms but was %.0f ms: %s",
                    backgroundMs + durationMs,
                    sound.durationMs(),
                    background.file()));
        }
        return Pcm.of(sound, from, from + frames);
    }

    private List<TimeSpan> spans(Kind kind) {
        return placements.stream()
                .filter(placement -> placement.clip().kind() == kind)
                .map(Placement::span)
                .sorted(Comparator.comparingInt(TimeSpan::startMs))
                .toList();
    }
}
