package triggerword;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)");

    /** The README's lines with the imports of the notebooks, in a method of a class. */
    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String imports, String lines) {
            super(URI.create("string:///Readme.java"), Kind.SOURCE);
            code = imports + "\nclass Readme { void run() throws Exception {\n" + lines + "} }";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }

    @Test
    void itsPicturesAreThere() throws IOException {
        var pictures = PICTURE.matcher(Files.readString(Path.of("README.md")))
                .results()
                .toList();
        assertThat(pictures).isNotEmpty().allSatisfy(picture -> assertThat(Path.of(picture.group(1)))
                .exists());
    }

    @Test
    void itsJavaCompiles() throws IOException {
        var lines = JAVA.matcher(Files.readString(Path.of("README.md")));
        assertThat(lines.find()).as("the README shows Java").isTrue();
        var source = new Source(Files.readString(Path.of("src/main/jshell/startup.jsh")), lines.group(1));
        var problems = new DiagnosticCollector<JavaFileObject>();
        List<String> options = List.of("-proc:none", "-d", "target", "-cp", System.getProperty("java.class.path"));
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, options, null, List.of(source))
                .call();
        assertThat(compiled).as(problems.getDiagnostics().toString()).isTrue();
    }
}
