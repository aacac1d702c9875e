package triggerword.augmentation;

/**
 * From what is drawn how a clip is changed.
 *
 * @param formants     factor of the formants' frequencies (see {@link VoiceChange})
 * @param pitch        factor of the fundamental frequency
 * @param duration     factor of the length
 * @param speed        factor of all three together, as a tape's: formants and pitch higher, the sound shorter
 * @param rooms        rooms that clips are heard in
 * @param microphones  microphones that clips are heard with
 * @param snrDb        signal-to-noise ratio, in dB (see {@link NoiseMix})
 * @param clippedShare part of the samples that are clipped (see {@link Clipping})
 * @param peakDbfs     peak of the finished sound, in dB relative to full scale
 */
public record AugmentationOptions(
        Chance formants,
        Chance pitch,
        Chance duration,
        Chance speed,
        Rooms rooms,
        Microphones microphones,
        Chance snrDb,
        Chance clippedShare,
        Range peakDbfs) {
    /**
     * From what {@link Room}s are drawn.
     *
     * @param probability    part of the clips that are heard in a room
     * @param rt60Ms         reverberation time, in ms
     * @param volumeM3       volume, in m³
     * @param distanceMeters from mouth to microphone, in m
     */
    public record Rooms(double probability, Range rt60Ms, Range volumeM3, Range distanceMeters) {
        public Rooms {
            Chance.checkProbability(probability);
            rt60Ms.checkWithin("rt60Ms", 20, 3000);
            volumeM3.checkWithin("volumeM3", 1, 10_000);
            distanceMeters.checkWithin("distanceMeters", 0.05, 50);
        }

        /** RT60 80 to 700 ms in 55 % of the clips; from a car to a hall, a hand to a room away. */
        public static Rooms defaults() {
            return new Rooms(0.55, new Range(80, 700), new Range(3, 200), new Range(0.3, 4));
        }

        /** No rooms. */
        public static Rooms none() {
            return new Rooms(0, defaults().rt60Ms, defaults().volumeM3, defaults().distanceMeters);
        }
    }

    /**
     * From what {@link Microphone}s are drawn.
     *
     * @param probability part of the clips that are heard with a microphone other than the recording's own
     * @param gainsDb     each gain of its curve, in dB
     * @param lowHz       lower edge of its band, in Hz
     * @param highHz      upper edge of its band, in Hz
     */
    public record Microphones(double probability, Range gainsDb, Range lowHz, Range highHz) {
        public Microphones {
            Chance.checkProbability(probability);
            gainsDb.checkWithin("gainsDb", -40, 40);
            lowHz.checkWithin("lowHz", 1, highHz.least());
            highHz.checkWithin("highHz", lowHz.most(), 100_000);
        }

        /** ±6 dB and a band from 50–300 Hz to 3.4–8 kHz, a telephone's to a good one's, in 70 % of the clips. */
        public static Microphones defaults() {
            return new Microphones(0.7, new Range(-6, 6), new Range(50, 300), new Range(3400, 8000));
        }

        /** No microphones. */
        public static Microphones none() {
            return new Microphones(0, defaults().gainsDb, defaults().lowHz, defaults().highHz);
        }
    }

    public AugmentationOptions {
        formants.range().checkWithin("formants", VoiceChange.LEAST, VoiceChange.MOST);
        pitch.range().checkWithin("pitch", VoiceChange.LEAST, VoiceChange.MOST);
        duration.range().checkWithin("duration", VoiceChange.LEAST, VoiceChange.MOST);
        speed.range().checkWithin("speed", VoiceChange.LEAST, VoiceChange.MOST);
        // a voice is changed by two of them at once, as the augmenter draws it
        Range speeds = speed.factors();
        formants.factors().times(speeds).checkWithin("formants * speed", VoiceChange.LEAST, VoiceChange.MOST);
        pitch.factors().times(speeds).checkWithin("pitch * speed", VoiceChange.LEAST, VoiceChange.MOST);
        duration.factors().over(speeds).checkWithin("duration / speed", VoiceChange.LEAST, VoiceChange.MOST);
        clippedShare.range().checkWithin("clippedShare", 0, Clipping.MOST);
        peakDbfs.checkWithin("peakDbfs", Double.NEGATIVE_INFINITY, 0);
    }

    /**
     * What carried synthetic voices over to real people in a trial: formants ×0.85–1.2 and pitch ±15 % (70 % each),
     * length ×0.86–1.45, rooms, microphones, noise −2 to 30 dB (85 %), clipping (8 %), peaks of 0 to −36 dB.
     */
    public static AugmentationOptions defaults() {
        return new AugmentationOptions(
                Chance.of(0.7, 0.85, 1.2),
                Chance.of(0.7, 0.85, 1.15),
                Chance.of(1, 0.86, 1.45),
                Chance.never(),
                Rooms.defaults(),
                Microphones.defaults(),
                Chance.of(0.85, -2, 30),
                Chance.of(0.08, 0.002, 0.05),
                new Range(-36, 0));
    }

    /** Nothing but a peak of 0 dB: what an experiment adds single effects to. */
    public static AugmentationOptions none() {
        return new AugmentationOptions(
                Chance.never(),
                Chance.never(),
                Chance.never(),
                Chance.never(),
                Rooms.none(),
                Microphones.none(),
                Chance.never(),
                Chance.of(0, 0, 0),
                new Range(0, 0));
    }

    /** These options with other formants. */
    public AugmentationOptions withFormants(Chance factors) {
        return new AugmentationOptions(
                factors, pitch, duration, speed, rooms, microphones, snrDb, clippedShare, peakDbfs);
    }

    /** These options with other pitches. */
    public AugmentationOptions withPitch(Chance factors) {
        return new AugmentationOptions(
                formants, factors, duration, speed, rooms, microphones, snrDb, clippedShare, peakDbfs);
    }

    /** These options with other lengths. */
    public AugmentationOptions withDuration(Chance factors) {
        return new AugmentationOptions(
                formants, pitch, factors, speed, rooms, microphones, snrDb, clippedShare, peakDbfs);
    }

    /** These options with other speeds. */
    public AugmentationOptions withSpeed(Chance factors) {
        return new AugmentationOptions(
                formants, pitch, duration, factors, rooms, microphones, snrDb, clippedShare, peakDbfs);
    }

    /** These options with other rooms. */
    public AugmentationOptions withRooms(Rooms other) {
        return new AugmentationOptions(
                formants, pitch, duration, speed, other, microphones, snrDb, clippedShare, peakDbfs);
    }

    /** These options with other microphones. */
    public AugmentationOptions withMicrophones(Microphones other) {
        return new AugmentationOptions(formants, pitch, duration, speed, rooms, other, snrDb, clippedShare, peakDbfs);
    }

    /** These options with other signal-to-noise ratios, in dB. */
    public AugmentationOptions withSnrDb(Chance ratios) {
        return new AugmentationOptions(
                formants, pitch, duration, speed, rooms, microphones, ratios, clippedShare, peakDbfs);
    }

    /** These options with other parts of the samples clipped. */
    public AugmentationOptions withClippedShare(Chance shares) {
        return new AugmentationOptions(formants, pitch, duration, speed, rooms, microphones, snrDb, shares, peakDbfs);
    }

    /** These options with other peaks, in dB relative to full scale. */
    public AugmentationOptions withPeakDbfs(Range peaks) {
        return new AugmentationOptions(
                formants, pitch, duration, speed, rooms, microphones, snrDb, clippedShare, peaks);
    }
}
