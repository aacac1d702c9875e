package triggerword.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** CMU Flite, one process an utterance. */
final class FliteEngine implements Engine {
    private static final Pattern SEGMENT = Pattern.compile("(\\S+):([\\d.]+)");
    /** Usual spread of each voice's pitch, in Hz. */
    private static final Map<String, Double> SPREAD = Map.of("kal16", 15.0, "slt", 20.0, "awb", 18.0, "rms", 0.0);

    @Override
    public boolean has(Voice voice) {
        return Program.exists("flite");
    }

    @Override
    public boolean cutsWords(Voice voice) {
        return true;
    }

    @Override
    public List<Spoken> speak(Voice voice, List<Utterance> utterances, Path folder)
            throws IOException, InterruptedException {
        var spoken = new ArrayList<Spoken>();
        for (Utterance utterance : utterances) {
            spoken.add(speak(voice, utterance, folder));
        }
        return spoken;
    }

    private static Spoken speak(Voice voice, Utterance utterance, Path folder)
            throws IOException, InterruptedException {
        Path wav = folder.resolve(utterance.name() + ".wav");
        Path lexicon = folder.resolve(utterance.name() + ".lexicon");
        var entries = new StringBuilder();
        for (Utterance.Word word : utterance.words()) {
            if (word.given()) {
                entries.append(letters(word))
                        .append(" nn : ")
                        .append(phones(word.pronunciation()))
                        .append('\n');
                entries.append(letters(word))
                        .append(" vb : ")
                        .append(phones(word.pronunciation()))
                        .append('\n');
            }
        }
        Files.writeString(lexicon, entries);
        Style style = utterance.style();
        // rms is deaf to every pitch switch: it is slowed down and then played faster.
        boolean deaf = voice.hertz() == 0;
        double playback = deaf ? Math.rint(50 * (1 + 0.6 * (style.pitch() - 1))) / 50 : 1;
        var command = new ArrayList<String>(List.of("flite", "-voice", voice.name()));
        if (entries.length() > 0) {
            command.addAll(List.of("-add_lex", lexicon.toString()));
        }
        command.addAll(setting("duration_stretch", playback / style.speed()));
        if (!deaf) {
            command.addAll(setting("int_f0_target_mean", voice.hertz() * style.pitch()));
            command.addAll(setting("int_f0_target_stddev", SPREAD.get(voice.name()) * style.range()));
        }
        String text = utterance.words().stream().map(FliteEngine::letters).collect(Collectors.joining(" "));
        command.addAll(List.of("-psdur", "-t", text, "-o", wav.toString()));
        String printed = Program.run(folder, "", command).out();
        int rate = deaf ? (int) Math.rint(16_000 * playback) : 0;
        return utterance.isCut() ? cut(utterance, wav, rate, playback, printed) : new Spoken(wav, rate, 0, 0, "");
    }

    /** Finds the wanted words among the printed segments by the number of phones that the words around them have. */
    private static Spoken cut(Utterance utterance, Path wav, int rate, double playback, String printed) {
        List<MatchResult> segments = SEGMENT.matcher(printed)
                .results()
                .filter(segment -> !segment.group(1).equals("pau"))
                .toList();
        int before = count(utterance, 0, utterance.from());
        int wanted = count(utterance, utterance.from(), utterance.to());
        int after = count(utterance, utterance.to(), utterance.words().size());
        if (segments.size() != before + wanted + after || before == 0) {
            return Spoken.failed("flite said other phones than asked for");
        }
        double start = Double.parseDouble(segments.get(before - 1).group(2));
        double end = Double.parseDouble(segments.get(before + wanted - 1).group(2));
        return new Spoken(wav, rate, 1000 * start / playback, 1000 * end / playback, "");
    }

    private static int count(Utterance utterance, int from, int to) {
        return utterance.words().subList(from, to).stream()
                .mapToInt(word -> word.pronunciation().phones().size())
                .sum();
    }

    /** Parts of words are no words: they get a name of letters. */
    private static String letters(Utterance.Word word) {
        return word.text().replaceAll("[^a-z']", "");
    }

    private static String phones(Pronunciation pronunciation) {
        return pronunciation.phones().stream()
                .map(phone -> phone.toLowerCase(Locale.ROOT).replace("ah0", "ax0"))
                .map(phone -> phone.endsWith("2") ? phone.replace("2", "1") : phone)
                .collect(Collectors.joining(" "));
    }

    private static List<String> setting(String name, double value) {
        return List.of("--setf", String.format(Locale.ROOT, "%s=%.3f", name, value));
    }
}
