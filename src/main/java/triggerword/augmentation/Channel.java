package triggerword.augmentation;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import triggerword.audio.Waveform;

/**
 * The way from a mouth to a file: room, noise, microphone, clipping, level, in this order.
 *
 * @param room          the room, if there is one
 * @param snrDb         signal-to-noise ratio of what comes to the microphone, in dB, if there is noise
 * @param noiseStart    where in the noise to begin, 0 (its beginning) to below 1 (its end)
 * @param microphone    the microphone, if it is another than the recording's own; it colours the noise too
 * @param clippedShare  part of the samples that are clipped; 0 for none
 * @param peakDbfs      peak of the finished sound, in dB relative to full scale
 */
public record Channel(
        Optional<Room> room,
        OptionalDouble snrDb,
        double noiseStart,
        Optional<Microphone> microphone,
        double clippedShare,
        double peakDbfs) {
    public Channel {
        if (!(noiseStart >= 0 && noiseStart < 1)) {
            throw new IllegalArgumentException("noiseStart: expected 0 to below 1 but was " + noiseStart);
        }
    }

    /**
     * What a sound becomes on its way.
     *
     * @param sound mono, clean; all silent for noise alone
     * @param noise mono, of the same rate and any length: it begins again where it ends
     * @return as long as the sound, its words at the same time, in [-1, 1)
     * @throws IllegalArgumentException if a sound is not mono, or the rates differ
     */
    public Waveform apply(Waveform sound, Waveform noise) {
        Mono.sameRate(sound, noise);
        Waveform heard = room.isPresent() ? room.get().apply(sound) : sound;
        if (snrDb.isPresent()) {
            int from = (int) (noiseStart * noise.frames());
            heard = withNoise(heard, NoiseMix.section(noise, from, sound.frames()), snrDb.getAsDouble());
        }
        if (microphone.isPresent()) {
            heard = microphone.get().apply(heard);
        }
        return Level.peak(clippedShare > 0 ? Clipping.apply(heard, clippedShare) : heard, peakDbfs);
    }

    /**
     * The sound in its room, its loudest samples clipped, without noise, by its own microphone.
     *
     * @param sound mono, clean
     * @return as long as the sound, its words at the same time, its peak at 0 dB
     * @throws IllegalArgumentException if the sound is not mono
     */
    public Waveform speech(Waveform sound) {
        var quiet = new Channel(room, OptionalDouble.empty(), 0, Optional.empty(), clippedShare, 0);
        return quiet.apply(sound, sound);
    }

    /** A ratio needs two sounds: where one of them is silent, the other is left alone. */
    private static Waveform withNoise(Waveform speech, Waveform noise, double snrDb) {
        if (SpeechActivity.power(speech) == 0) {
            return noise;
        }
        return SpeechActivity.power(noise) == 0 ? speech : NoiseMix.mix(speech, noise, snrDb);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Channel[%s, %s, %s, %.1f %% clipped, peak %.1f dB]",
                room.map(Room::toString).orElse("no room"),
                snrDb.isPresent() ? String.format(Locale.ROOT, "SNR %.1f dB", snrDb.getAsDouble()) : "no noise",
                microphone.map(Microphone::toString).orElse("own microphone"),
                100 * clippedShare,
                peakDbfs);
    }
}
