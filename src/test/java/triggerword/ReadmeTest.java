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

    /** The README's lines with the imports of the notebooks: how to train, and how to use what came of it elsewhere. */
    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String imports, List<String> blocks) {
            super(URI.create("string:///Readme.java"), Kind.SOURCE);
            code = imports + "\nclass Readme { void train() throws Exception {\n" + blocks.get(0)
                    + "}\nvoid listen(float[] samples, Path file) throws Exception {\n"
                    + String.join("\n", blocks.subList(1, blocks.size())) + "} }";
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
    void allItsJavaCompiles() throws IOException {
        List<String> blocks = JAVA.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1).replace("…", ""))
                .toList();
        assertThat(blocks).as("the README shows Java").hasSizeGreaterThan(1);
        var source = new Source(Files.readString(Path.of("src/main/jshell/startup.jsh")), blocks);
        var problems = new DiagnosticCollector<JavaFileObject>();
        List<String> options = List.of("-proc:none", "-d", "target", "-cp", System.getProperty("java.class.path"));
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, options, null, List.of(source))
                .call();
        assertThat(compiled).as(problems.getDiagnostics().toString()).isTrue();
    }
}
