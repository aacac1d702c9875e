package triggerword.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import triggerword.audio.AudioFile;
import triggerword.audio.Clip.Kind;
import triggerword.audio.Clip.Split;
import triggerword.audio.Digest;
import triggerword.audio.PersonFolder;
import triggerword.audio.Waveform;

/**
 * A person's own recordings become clips like all others: the same trimming, and level and bandwidth drawn alike, so that
 * neither gives away who speaks.
 */
final class OwnRecordings {
    private final PersonFolder folder;
    private final String phrase;
    private final long seed;

    /**
     * The recordings of several people, of each in a folder that is named like the person.
     *
     * @param phrase what the positives say
     * @throws IOException if a folder has none
     * @throws IllegalArgumentException if a name is a voice's, who may be on another side of the split, or is there twice
     */
    static List<OwnRecordings> in(List<Path> folders, String phrase, long seed) throws IOException {
        Set<String> voices = new HashSet<>(Strangers.persons());
        Voice.all().forEach(voice -> voices.add(voice.person()));
        var people = new LinkedHashMap<String, OwnRecordings>();
        for (Path folder : folders) {
            var recordings = new OwnRecordings(PersonFolder.of(folder), phrase, seed);
            String person = recordings.person();
            if (voices.contains(person)) {
                throw new IllegalArgumentException("expected a person of your own but '" + person
                        + "' is a voice's, rename the folder: " + folder);
            }
            if (people.put(person, recordings) != null) {
                throw new IllegalArgumentException(
                        "expected one folder a person but '" + person + "' has two, rename one: " + folder);
            }
        }
        return List.copyOf(people.values());
    }

    private OwnRecordings(PersonFolder folder, String phrase, long seed) {
        this.folder = folder;
        this.phrase = phrase;
        this.seed = seed;
    }

    /**
     * Adds every recording to a data set, or notes why it is dropped: a file that cannot be read stops nothing.
     *
     * @param band what is kept of high frequencies
     * @throws IOException if a clip cannot be written
     */
    void fill(DataSet data, Band band) throws IOException {
        fill(data, Kind.POSITIVE, folder.positives(), band);
        fill(data, Kind.NEGATIVE, folder.negatives(), band);
    }

    private void fill(DataSet data, Kind kind, List<Path> files, Band band) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            boolean positive = kind == Kind.POSITIVE;
            String name = String.format(
                    Locale.ROOT,
                    "%ss/%s/%s-own-%03d.flac",
                    kind.name().toLowerCase(Locale.ROOT),
                    person(),
                    positive ? phrase.replace(' ', '-').replace("'", "") : "other",
                    i);
            var take = new Take(
                    name,
                    kind,
                    positive ? phrase : "",
                    new Take.Speaker("own", "own", person(), "", "", Split.TRAIN, "", "the speaker's own"),
                    files.get(i).getFileName().toString());
            Waveform raw;
            try {
                raw = AudioFile.read(files.get(i));
            } catch (IOException e) {
                data.drop(take, e.getMessage().replace(": " + files.get(i), ""));
                continue;
            }
            // Drawn from the sound and not from its name: so the same sound twice is found out.
            var random = Digest.random(seed, Digest.of(AudioFile.pcm16(raw)));
            data.add(take, raw, Style.draw(random, band, 0));
        }
    }

    private String person() {
        return folder.person().replaceAll("[^\\p{L}\\p{N}_-]", "-");
    }
}
