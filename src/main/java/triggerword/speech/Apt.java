package triggerword.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The package manager of Debian and Ubuntu, as this machine has it set up.
 *
 * @param sources  where it gets packages; none before the first {@code apt-get update}
 * @param packages which of the packages asked about it can install
 */
record Apt(List<Source> sources, Set<String> packages) {
    /**
     * A part of a distribution that the machine's apt looks into.
     *
     * @param origin    whose, as {@code Debian}
     * @param release   as {@code bookworm}
     * @param component as {@code main}
     * @param file      the file of apt's that says so
     */
    record Source(String origin, String release, String component, Path file) {}

    private static final String FORMAT = "$(ORIGIN)|$(RELEASE)|$(COMPONENT)|$(SOURCESENTRY)";

    Apt {
        sources = List.copyOf(sources);
        packages = Set.copyOf(packages);
    }

    /**
     * What this machine's apt says.
     *
     * @param packages asked about
     * @return empty if there is no apt that answers
     * @throws InterruptedException if this thread was interrupted
     */
    static Optional<Apt> ask(Collection<String> packages) throws InterruptedException {
        if (!Program.exists("apt-get") || !Program.exists("apt-cache")) {
            return Optional.empty();
        }
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        var madison = new ArrayList<>(List.of("apt-cache", "madison"));
        madison.addAll(packages);
        try {
            // Neither translates what it prints, as `apt-cache policy` does.
            return Optional.of(read(
                    Program.run(folder, "apt-get", "indextargets", "--format", FORMAT, "Created-By: Packages")
                            .out(),
                    Program.run(folder, "", madison).out()));
        } catch (IOException e) {
            // What is missing may stay so: the voices that are there speak.
            return Optional.empty();
        }
    }

    /**
     * Of what apt prints.
     *
     * @param targets lines of origin, release, component, and file with line number
     * @param madison lines of package, version, and where it is
     */
    static Apt read(String targets, String madison) {
        return new Apt(
                targets.lines()
                        .map(line -> line.split("\\|", -1))
                        .map(cell -> new Source(cell[0], cell[1], cell[2], Path.of(cell[3].replaceFirst(":\\d+$", ""))))
                        .distinct()
                        .toList(),
                // A package of sources cannot be installed.
                madison.lines()
                        .filter(line -> line.endsWith("Packages"))
                        .map(line -> line.substring(0, line.indexOf('|')).strip())
                        .collect(Collectors.toSet()));
    }

    /** The distribution's own sources, not those of other people's programs. */
    List<Source> distribution() {
        return sources.stream()
                .filter(source -> source.origin().matches("Debian|Ubuntu"))
                .toList();
    }

    boolean isUbuntu() {
        return sources.stream().anyMatch(source -> source.origin().equals("Ubuntu"));
    }
}
