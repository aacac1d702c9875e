package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    /** As apt-get and apt-cache of a newly installed Debian 12 print it. */
    private static final Apt STOCK_DEBIAN = Apt.read("""
            Debian|bookworm|main|/etc/apt/sources.list:3
            Debian|bookworm|non-free-firmware|/etc/apt/sources.list:3
            Debian|bookworm-security|main|/etc/apt/sources.list:6
            Somebody|stable|contrib|/etc/apt/sources.list.d/somebody.list:1
            """, """
                 flite |      2.2-5 | http://mirror/debian bookworm/main amd64 Packages
            espeak-ng | 1.51+dfsg-10 | http://mirror/debian bookworm/main amd64 Packages
               rhvoice | 1.8.0+dfsg-3 | http://mirror/debian bookworm/non-free Sources
            """);

    private static final Apt UBUNTU =
            Apt.read("""
            Ubuntu|noble|main|/etc/apt/sources.list.d/ubuntu.sources:1
            Ubuntu|noble|universe|/etc/apt/sources.list.d/ubuntu.sources:1
            """, " flite | 2.2-6 | http://mirror/ubuntu noble/universe amd64 Packages\n");

    private static List<String> install(Apt apt, String... packages) {
        return new Installation(Optional.ofNullable(apt), "/lab/python", Path.of("/cache")).of(List.of(packages));
    }

    @Test
    void nothingMissingNeedsNothing() {
        assertThat(install(STOCK_DEBIAN)).isEmpty();
    }

    @Test
    void whatAptKnowsIsOneLineThatNamesNothingElse() {
        assertThat(install(STOCK_DEBIAN, "flite", "espeak-ng", "rhvoice", "libttspico-utils", "festvox-rablpc16k"))
                .first()
                .isEqualTo(
                        "More voices and sounds:\n" + "  sudo apt-get install --no-install-recommends espeak-ng flite");
    }

    @Test
    void whatIsInOtherComponentsComesWithTheLineThatEnablesThem() {
        assertThat(install(STOCK_DEBIAN, "rhvoice", "libttspico-utils", "festvox-rablpc16k"))
                .singleElement()
                .asString()
                .contains("contrib (festvox-rablpc16k) and non-free (libttspico-utils rhvoice)")
                .contains("/ main contrib non-free\\1/' /etc/apt/sources.list && sudo apt-get update")
                .endsWith("install --no-install-recommends festvox-rablpc16k libttspico-utils rhvoice");
    }

    @Test
    void onUbuntuTheyAreInMultiverse() {
        assertThat(install(UBUNTU, "flite", "libttspico-utils", "festvox-rablpc16k"))
                .hasSize(2)
                .last()
                .asString()
                .contains("multiverse (festvox-rablpc16k libttspico-utils)", "/ main multiverse\\1/'");
    }

    @Test
    void withoutListsOfPackagesTheyAreFetchedFirst() {
        assertThat(install(Apt.read("", ""), "flite", "rhvoice"))
                .singleElement()
                .asString()
                .contains("  sudo apt-get update\n")
                .doesNotContain("install --no-install-recommends");
    }

    @Test
    void whatIsInNoComponentIsNamedApart() {
        assertThat(install(STOCK_DEBIAN, "flite", "festvox-itapc16k"))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("does not know, but Debian 12 and 13 have: festvox-itapc16k");
    }

    @Test
    void withoutAptThePackagesAreNamed() {
        assertThat(install(null, "flite", "rhvoice"))
                .singleElement()
                .asString()
                .contains("no apt")
                .endsWith("flite rhvoice");
    }

    @Test
    void whatPipInstallsIsALineOfItsOwn() {
        assertThat(install(STOCK_DEBIAN, "flite", "hibari-tts"))
                .contains("More voices:\n  /lab/python -m pip install hibari-tts");
    }

    @Test
    void recordedBackgroundsAreUnpackedFromTheNextDebian() throws Exception {
        String paragraph = install(STOCK_DEBIAN, "blanket").get(0);
        assertThat(paragraph)
                .contains("sed s/bookworm/trixie/g /etc/apt/sources.list > sources.list", "/cache/blanket")
                .doesNotContain("sudo");
        assumeTrue(Program.exists("sh"), "no shell");
        String commands = paragraph.substring(paragraph.indexOf('\n'));
        assertThat(new ProcessBuilder("sh", "-n", "-c", commands).start().waitFor())
                .isZero();
        assertThat(install(UBUNTU, "blanket")).singleElement().asString().contains("dpkg-deb -x blanket_*.deb /cache");
    }

    @Test
    void theLineThatEnablesAComponentChangesBothFormsOfSources(@TempDir Path folder) throws Exception {
        assumeTrue(Program.exists("sed"), "no sed");
        String lines = """
                # main
                deb http://mirror bookworm main
                deb-src http://mirror bookworm main non-free-firmware
                """;
        assertThat(enabled(folder.resolve("sources.list"), lines)).isEqualTo("""
                # main
                deb http://mirror bookworm main non-free
                deb-src http://mirror bookworm main non-free non-free-firmware
                """);
        assertThat(enabled(folder.resolve("debian.sources"), "Suites: main\nComponents: main contrib\n"))
                .isEqualTo("Suites: main\nComponents: main non-free contrib\n");
    }

    private static String enabled(Path file, String sources) throws IOException, InterruptedException {
        Files.writeString(file, sources);
        String advice = install(Apt.read("Debian|bookworm|main|" + file + ":1\n", ""), "rhvoice")
                .get(0);
        String sed = advice.substring(advice.indexOf("sed "), advice.indexOf(" && "));
        assertThat(new ProcessBuilder("sh", "-c", sed).start().waitFor()).isZero();
        return Files.readString(file);
    }

    /** Where this machine's own apt knows a voice's package, it is in the component that we name. */
    @Test
    void theComponentsAreDebians() throws Exception {
        List<String> command = Stream.concat(
                        Stream.of("apt-cache", "madison"),
                        Voice.all().stream()
                                .filter(voice -> !voice.engine().equals("hibari"))
                                .flatMap(voice -> Stream.of(voice.source().split(" ", -1)))
                                .filter(name -> !name.startsWith("("))
                                .distinct())
                .toList();
        Optional<Apt> apt = Apt.ask(List.of());
        assumeTrue(apt.isPresent() && !apt.get().distribution().isEmpty(), "not Debian");
        assertThat(Program.run(Path.of("."), "", command).out().lines().filter(line -> line.endsWith("Packages")))
                .allSatisfy(line -> assertThat(line)
                        .contains("/"
                                + Installation.component(
                                        line.substring(0, line.indexOf('|')).strip(), apt.get()) + " "));
    }
}
