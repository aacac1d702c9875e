package triggerword;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The import list is the pipeline: what each package may see of the others. */
@AnalyzeClasses(packages = "triggerword", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** A package, and those it may see. */
    private static final Map<String, List<String>> MAY_SEE = read("""
            audio
            command
            speech       command audio dataset
            augmentation audio
            audit        audio augmentation
            spectrogram  audio
            dataset      audio augmentation spectrogram
            model        audio spectrogram
            network      spectrogram model
            training     command audio augmentation spectrogram dataset model network evaluation
            detection    audio spectrogram model
            evaluation   command audio augmentation spectrogram dataset model network detection
            experiment   audio augmentation spectrogram dataset model network training evaluation
            plot         audio augmentation spectrogram dataset model network training detection evaluation experiment
            report       command audio model detection evaluation plot
            ladder       command audio augmentation spectrogram dataset model network training evaluation
            notebook     audio speech audit ladder augmentation spectrogram dataset model network training detection evaluation experiment plot
            """);

    @ArchTest
    static void eachPackageSeesOnlyWhatItMay(JavaClasses classes) {
        MAY_SEE.forEach((name, seen) -> {
            String[] forbidden = MAY_SEE.keySet().stream()
                    .filter(other -> !other.equals(name) && !seen.contains(other))
                    .flatMap(ArchitectureTest::packages)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAnyPackage(packages(name).toArray(String[]::new))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    @ArchTest
    static void everyClassIsInAPackageOfTheList(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
                .allMatch(name -> MAY_SEE.containsKey(name.replaceFirst("^triggerword\\.([^.]*).*", "$1")));
    }

    @ArchTest
    static final ArchRule noPackageIsInACycle =
            slices().matching("triggerword.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyNetworkAndTrainingKnowDl4j = noClasses()
            .that()
            .resideOutsideOfPackages("triggerword.network..", "triggerword.training..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyNotebookKnowsJupyter = noClasses()
            .that()
            .resideOutsideOfPackage("triggerword.notebook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.dflib.jjava..", "jdk.jshell..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyPlotAndNotebookDraw = noClasses()
            .that()
            .resideOutsideOfPackages("triggerword.plot..", "triggerword.notebook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.knowm.xchart..", "com.pngencoder..", "java.awt..", "javax.swing..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingIsCalledUtil =
            classes().should().haveNameNotMatching("(?i).*(util|helper).*").allowEmptyShould(true);

    @ArchTest
    static final ArchRule optionsAreRecords =
            classes().that().haveSimpleNameEndingWith("Options").should().beRecords();

    private static Map<String, List<String>> read(String lines) {
        return lines.lines()
                .map(line -> List.of(line.split(" +", -1)))
                .collect(Collectors.toMap(names -> names.get(0), names -> names.subList(1, names.size())));
    }

    private static Stream<String> packages(String name) {
        return Stream.of("triggerword." + name + "..");
    }
}
