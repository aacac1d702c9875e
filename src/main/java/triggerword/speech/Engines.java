package triggerword.speech;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The engines of this machine. */
final class Engines {
    private static final String BUILT_IN = "freetts";

    private final Map<String, Engine> engines = new TreeMap<>();

    /**
     * Those that can be found.
     *
     * @param python a Python that has the packages of {@code requirements.txt}, where a user may install voices, too
     * @throws InterruptedException if this thread was interrupted while an engine was asked
     */
    Engines(String python) throws InterruptedException {
        engines.put("flite", new FliteEngine());
        engines.put("festival", new FestivalEngine());
        engines.put("rhvoice", new RhvoiceEngine());
        engines.put("pico", new PicoEngine());
        engines.put("hibari", new HibariEngine(python));
        engines.put("espeak-ng", new EspeakEngine());
        engines.put(BUILT_IN, new FreettsEngine());
    }

    /** Just these, by the names that voices call them. */
    Engines(Map<String, Engine> engines) {
        this.engines.putAll(engines);
    }

    Engine of(Voice voice) {
        return engines.get(voice.engine());
    }

    boolean has(Voice voice) {
        Engine engine = of(voice);
        return engine != null && engine.has(voice);
    }

    /** The voices of this machine; the built-in one, which is poor, only if there is no other. */
    List<Voice> usable(List<Voice> voices) {
        List<Voice> installed = voices.stream()
                .filter(voice -> has(voice) && !voice.engine().equals(BUILT_IN))
                .toList();
        return installed.isEmpty()
                ? voices.stream()
                        .filter(voice -> voice.engine().equals(BUILT_IN))
                        .toList()
                : installed;
    }

    /** The packages of the voices that are not installed. */
    Set<String> missing(List<Voice> voices) {
        return voices.stream()
                .filter(voice -> !has(voice))
                .flatMap(voice -> Stream.of(voice.source().split(" ", -1)))
                .collect(Collectors.toSet());
    }
}
