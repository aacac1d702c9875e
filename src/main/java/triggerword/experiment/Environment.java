package triggerword.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What a training ran on.
 *
 * @param java       the Java virtual machine: name and version
 * @param system     operating system and processor architecture
 * @param processors that the virtual machine may use
 * @param libraries  version by name, of this laboratory and the libraries that have a part in the result
 */
public record Environment(String java, String system, int processors, Map<String, String> libraries) {
    /** Group and name of each, as Maven has it. */
    private static final String[] LIBRARIES = {
        "triggerword/trigger-word-lab", "org.deeplearning4j/deeplearning4j-nn", "org.nd4j/nd4j-native"
    };

    /** The one that this runs on. */
    public static Environment here() {
        var libraries = new LinkedHashMap<String, String>();
        for (String library : LIBRARIES) {
            libraries.put(library.substring(library.indexOf('/') + 1), version(library));
        }
        return new Environment(
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                libraries);
    }

    /** As the library's jar says; classes that do not lie in a jar, in tests, say nothing. */
    private static String version(String library) {
        String entry = "META-INF/maven/" + library + "/pom.properties";
        try (InputStream file = Environment.class.getClassLoader().getResourceAsStream(entry)) {
            var properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version", "not from a jar");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
