package triggerword.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Festival, one process a batch: voices that know English get our phones through their lexicon, voices of other languages
 * phones with lengths and melody.
 */
final class FestivalEngine implements Engine {
    private static final Path VOICES = Path.of("/usr/share/festival/voices");
    private static final Pattern LACKING = Pattern.compile("default diphone \\S+ for (\\S+)");
    private static final Pattern WORD = Pattern.compile("word (\\S+) ([\\d.]+) ([\\d.]+)");
    /** The Catalan voice is slow by nature. */
    private static final double CATALAN_SPEED = 1.15;

    /** Lengths of sounds at speed 1, in seconds. */
    private static final Map<String, Double> SECONDS =
            Map.of("consonant", 0.058, "vowel", 0.075, "stressed", 0.105, "second half", 0.075);

    @Override
    public boolean has(Voice voice) {
        if (!Program.exists("festival")) {
            return false;
        }
        try (Stream<Path> all = Files.walk(VOICES, 2)) {
            return all.anyMatch(path -> path.getFileName().toString().equals(voice.name()));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean cutsWords(Voice voice) {
        return voice.way() == Voice.Way.LEXICON;
    }

    @Override
    public List<Spoken> speak(Voice voice, List<Utterance> utterances, Path folder)
            throws IOException, InterruptedException {
        var script = new StringBuilder("(voice_" + voice.name() + ")\n");
        boolean hts = voice.name().endsWith("hts");
        script.append(hts ? "(set! plain hts_engine_params)\n" : "(set! postlex_vowel_reduce_cart_tree nil)\n");
        for (int i = 0; i < utterances.size(); i++) {
            Utterance utterance = utterances.get(i);
            // On both streams: one tells of missing diphones, the other the times of words.
            script.append("(format stderr \"\\nclip %d\\n\")\n(format t \"\\nclip %d\\n\")\n".formatted(i, i));
            script.append(hts ? statistical(voice, utterance.style()) : diphone(voice, utterance.style()));
            script.append(voice.way() == Voice.Way.SEGMENTS ? segments(voice, utterance) : text(voice, utterance));
            script.append("(utt.save.wave utt \"%s\" 'riff)\n".formatted(wav(folder, i)));
            if (cutsWords(voice)) {
                script.append(
                        "(mapcar (lambda (w) (format t \"word %s %f %f\\n\" (item.name w)"
                                + " (item.feat w \"word_start\") (item.feat w \"word_end\"))) (utt.relation.items utt 'Word))\n");
            }
        }
        Path file = Files.writeString(folder.resolve("script.scm"), script);
        Program.Printed printed = Program.run(folder, "festival", "-b", file.toString());
        var spoken = new ArrayList<Spoken>();
        for (int i = 0; i < utterances.size(); i++) {
            var lacking = new TreeSet<String>();
            LACKING.matcher(part(printed.err(), i)).results().forEach(found -> lacking.add(found.group(1)));
            // Silence stands for a pair of phones that was never recorded.
            spoken.add(
                    lacking.isEmpty()
                            ? cut(utterances.get(i), wav(folder, i), part(printed.out(), i))
                            : Spoken.failed("the voice lacks " + String.join(" ", lacking)));
        }
        return spoken;
    }

    private static Path wav(Path folder, int number) {
        return folder.resolve(number + ".wav");
    }

    private static String part(String printed, int clip) {
        String from = printed.substring(printed.indexOf("\nclip " + clip + "\n") + 1);
        int end = from.indexOf("\nclip ");
        return end < 0 ? from : from.substring(0, end);
    }

    private static Spoken cut(Utterance utterance, Path wav, String printed) {
        List<double[]> times = WORD.matcher(printed)
                .results()
                .map(word -> new double[] {Double.parseDouble(word.group(2)), Double.parseDouble(word.group(3))})
                .toList();
        if (times.isEmpty()) {
            return Spoken.whole(wav);
        }
        if (times.size() != utterance.words().size()) {
            return utterance.isCut() ? Spoken.failed("festival said other words than asked for") : Spoken.whole(wav);
        }
        // Some voices go on hissing after the last word, and need a moment to stop.
        boolean inner = utterance.to() < utterance.words().size();
        double start = times.get(utterance.from())[0] - (utterance.from() > 0 ? 0 : 0.02);
        double end = times.get(utterance.to() - 1)[1] + (inner ? 0.01 : 0.06);
        return new Spoken(wav, 0, Math.max(0, 1000 * start), 1000 * end, "");
    }

    private static String statistical(Voice voice, Style style) {
        double speed = style.speed() * (voice.accent().equals("Catalan") ? CATALAN_SPEED : 1);
        double semitones = 12 * Math.log(style.pitch()) / Math.log(2);
        return lisp("(set! hts_engine_params (append plain '((\"-r\" %.3f) (\"-fm\" %.2f))))\n", speed, semitones);
    }

    private static String diphone(Voice voice, Style style) {
        return lisp(
                "(Parameter.set 'Duration_Stretch %.3f)\n(set! int_lr_params '((target_f0_mean %.1f) (target_f0_std %.1f)"
                        + " (model_f0_mean 170) (model_f0_std 34)))\n",
                1.1 / style.speed(), voice.hertz() * style.pitch(), 15 * style.range());
    }

    private static String text(Voice voice, Utterance utterance) {
        var script = new StringBuilder();
        for (Utterance.Word word : utterance.words()) {
            script.append("(lex.add.entry '(\"%s\" nil (%s)))\n"
                    .formatted(
                            letters(word),
                            syllables(
                                    voice,
                                    word.pronunciation(),
                                    utterance.style().form())));
        }
        String text = utterance.words().stream().map(FestivalEngine::letters).collect(Collectors.joining(" "));
        String end = voice.accent().equals("Catalan") ? "" : utterance.style().question() ? "?" : ".";
        return script.append("(set! utt (utt.synth (Utterance Text \"%s%s\")))\n".formatted(text, end))
                .toString();
    }

    /** A name of letters: no engine splits it, no lexicon knows it, no rule takes an ending off. */
    private static String letters(Utterance.Word word) {
        return word.text().replaceAll("[^a-z]", "");
    }

    private static String syllables(Voice voice, Pronunciation word, int form) {
        var text = new StringBuilder();
        int at = 0;
        for (Pronunciation.Syllable syllable : word.syllables()) {
            var phones = new ArrayList<String>();
            for (int i = 0; i < syllable.phones().size(); i++) {
                phones.addAll(voice.phones().write(word.phones(), at++, form));
            }
            if (voice.accent().equals("Catalan") && syllable.stressed()) {
                stress(phones);
            }
            text.append("((%s) %d) ".formatted(String.join(" ", phones), syllable.stressed() ? 1 : 0));
        }
        return text.toString().strip();
    }

    /** Catalan marks the stressed vowel itself. */
    private static void stress(List<String> phones) {
        for (int i = 0; i < phones.size(); i++) {
            if (phones.get(i).matches("[aeiouEO]|ax")) {
                phones.set(i, phones.get(i).equals("ax") ? "a1" : phones.get(i) + "1");
                return;
            }
        }
    }

    private static String segments(Voice voice, Utterance utterance) {
        Style style = utterance.style();
        var phones = new ArrayList<String>();
        var lengths = new ArrayList<Double>();
        for (Pronunciation word : utterance.pronunciations()) {
            for (int i = 0; i < word.phones().size(); i++) {
                String phone = word.phones().get(i);
                List<String> parts = voice.phones().write(word.phones(), i, style.form());
                for (int part = 0; part < parts.size(); part++) {
                    String sort = part > 0 ? "second half" : phone.endsWith("0") ? "vowel" : "stressed";
                    phones.add(parts.get(part));
                    lengths.add(SECONDS.get(Pronunciation.isVowel(phone) ? sort : "consonant") / style.speed());
                }
            }
        }
        int last = phones.size() - 1;
        lengths.set(last, 1.3 * lengths.get(last));
        double start = 1 + (style.question() ? -0.05 : 0.2) * style.range();
        double end = 1 + (style.question() ? 0.2 : -0.15) * style.range();
        String silence = voice.name().startsWith("hindi") ? "pau" : "#";
        var text = new StringBuilder("(set! utt (utt.synth (Utterance Segments ((\"" + silence + "\" 0.15)");
        for (int i = 0; i <= last; i++) {
            double pitch = voice.hertz() * style.pitch() * (start + (end - start) * i / Math.max(1, last));
            text.append(lisp(" (\"%s\" %.3f (%.3f %.0f))", phones.get(i), lengths.get(i), lengths.get(i) / 2, pitch));
        }
        return text.append(" (\"" + silence + "\" 0.15)))))\n").toString();
    }

    private static String lisp(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
