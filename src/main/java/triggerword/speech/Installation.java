package triggerword.speech;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How to install what a machine lacks: lines to copy, each of which works by itself. (One package that apt does not know
 * makes it refuse all others, too.)
 */
final class Installation {
    /** The packages that are not in Debian's main component: where they are. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "hibari-tts", "PyPI",
            "festvox-rablpc16k", "contrib",
            "libttspico-utils", "non-free",
            "rhvoice", "non-free",
            "rhvoice-english", "non-free",
            "rhvoice-esperanto", "non-free",
            "rhvoice-kyrgyz", "non-free",
            "rhvoice-russian", "non-free",
            "rhvoice-ukrainian", "non-free");

    private static final String INSTALL = "sudo apt-get install --no-install-recommends ";

    private final Optional<Apt> apt;
    private final String python;
    private final Path cache;

    /**
     * @param apt    what it says of the packages; empty where there is none
     * @param python what packages of PyPI are to be installed with
     * @param cache  where {@link Ambiences} looks for its package unpacked
     */
    Installation(Optional<Apt> apt, String python, Path cache) {
        this.apt = apt;
        this.python = python;
        this.cache = cache;
    }

    /** Paragraphs that say how to install these packages; none if there are none. */
    List<String> of(Collection<String> packages) {
        var paragraphs = new ArrayList<String>();
        var debian = new TreeSet<String>();
        var pypi = new TreeSet<String>();
        packages.forEach(name -> ("PyPI".equals(ELSEWHERE.get(name)) ? pypi : debian).add(name));
        if (!debian.isEmpty()) {
            paragraphs.addAll(
                    apt.isPresent()
                            ? byApt(debian, apt.get())
                            : List.of("More voices and sounds are in these packages of Debian; this machine has no apt"
                                    + " that answers, so look for them where its programs come from: "
                                    + String.join(" ", debian)));
        }
        if (!pypi.isEmpty()) {
            paragraphs.add("More voices:\n  " + python + " -m pip install " + String.join(" ", pypi));
        }
        return paragraphs;
    }

    private List<String> byApt(Set<String> packages, Apt apt) {
        if (apt.sources().isEmpty()) {
            return List.of("More voices and sounds can be installed, but apt has no lists of packages yet. First\n"
                    + "  sudo apt-get update\nthen this command again: it then says what to install.");
        }
        var known = new TreeSet<String>();
        var unknown = new TreeSet<String>();
        var hidden = new TreeMap<String, Set<String>>();
        Set<String> components =
                apt.distribution().stream().map(Apt.Source::component).collect(Collectors.toSet());
        for (String name : packages) {
            String component = component(name, apt);
            if (apt.packages().contains(name)) {
                known.add(name);
            } else if (components.contains(component)) {
                unknown.add(name);
            } else {
                hidden.computeIfAbsent(component, c -> new TreeSet<>()).add(name);
            }
        }
        var paragraphs = new ArrayList<String>();
        if (!known.isEmpty()) {
            paragraphs.add("More voices and sounds:\n  " + INSTALL + String.join(" ", known));
        }
        if (!hidden.isEmpty()) {
            paragraphs.add(enabling(hidden, apt));
        }
        if (unknown.remove(Ambiences.PACKAGE)) {
            paragraphs.add(unpacking(apt));
        }
        if (!unknown.isEmpty()) {
            paragraphs.add("More voices and sounds that this machine's apt does not know, but Debian 12 and 13 have: "
                    + String.join(" ", unknown));
        }
        return paragraphs;
    }

    /** Where a package is: Ubuntu sorts Debian's anew. */
    static String component(String name, Apt apt) {
        String component = ELSEWHERE.getOrDefault(name, "main");
        if (!apt.isUbuntu()) {
            return component;
        }
        return component.equals("main") ? "universe" : "multiverse";
    }

    private static String enabling(Map<String, Set<String>> hidden, Apt apt) {
        String components = String.join(" ", hidden.keySet());
        String where = hidden.entrySet().stream()
                .map(each -> each.getKey() + " (" + String.join(" ", each.getValue()) + ")")
                .collect(Collectors.joining(" and "));
        String said =
                "Still more are in the distribution's " + where + ", into which this machine's apt does not look.";
        String files = files(apt);
        if (files.isEmpty()) {
            return said;
        }
        String packages = hidden.values().stream().flatMap(Set::stream).collect(Collectors.joining(" "));
        return said
                + " To let it, and install them:\n  sudo sed -i -E '/^(deb|deb-src|Components:) / s/ main( |$)/ main "
                + components + "\\1/' " + files + " && sudo apt-get update && " + INSTALL + packages;
    }

    /** The files in which the distribution's main component stands. */
    private static String files(Apt apt) {
        return apt.distribution().stream()
                .filter(source -> source.component().equals("main"))
                .map(source -> source.file().toString())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** Debian 12 lacks the package, but its files work there: they are fetched and unpacked, not installed. */
    private String unpacking(Apt apt) {
        Path folder = cache.resolve(Ambiences.PACKAGE);
        Optional<Apt.Source> main = apt.distribution().stream()
                .filter(source ->
                        source.origin().equals("Debian") && source.component().equals("main"))
                .findFirst();
        if (main.isEmpty()) {
            return "More recorded backgrounds are in Debian 13's package " + Ambiences.PACKAGE
                    + ", which this machine's apt does not know. Once you have it:\n  dpkg-deb -x "
                    + Ambiences.PACKAGE + "_*.deb " + folder;
        }
        return """
                More recorded backgrounds are in Debian 13's package PACKAGE. To fetch (33 MB) and unpack it, without installing:
                  ( mkdir -p FOLDER/lists && cd FOLDER &&
                    sed s/RELEASE/trixie/g FILE > NAME &&
                    echo 'Dir { Etc { SourceList "/dev/null"; SourceParts "FOLDER"; }; State::Lists "FOLDER/lists"; Cache "FOLDER/lists"; };' > apt.conf &&
                    export APT_CONFIG=FOLDER/apt.conf && apt-get update && apt-get download PACKAGE &&
                    dpkg-deb -x PACKAGE_*.deb . && rm -r lists PACKAGE_*.deb )""".replace("PACKAGE", Ambiences.PACKAGE)
                .replace("FOLDER", folder.toString())
                .replace("RELEASE", main.get().release())
                .replace("NAME", main.get().file().getFileName().toString())
                .replace("FILE", main.get().file().toString());
    }
}
