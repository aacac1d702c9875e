package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusablesTest {
    @Test
    void theDistanceIsNothingToItselfAndTheSameBothWays() throws IOException {
        PronouncingDictionary dictionary = SmallDictionary.read();
        Pronunciation activate = dictionary.first("activate");
        Pronunciation elevate = dictionary.first("elevate");
        assertThat(PhoneDistance.between(activate, activate)).isZero();
        assertThat(PhoneDistance.between(activate, elevate))
                .isEqualTo(PhoneDistance.between(elevate, activate), within(1e-9));
    }

    @Test
    void knownNeighboursComeFirstAndWhatContainsTheWordNotAtAll() throws IOException {
        List<String> near = new Confusables(List.of("activate"), SmallDictionary.read())
                .nearest(4).stream().map(Confusables.Near::text).toList();
        assertThat(near).containsExactlyInAnyOrder("activist", "aggravate", "captivate", "elevate");
    }

    @Test
    void wordsThatContainTheWordAreAClassOfTheirOwn() throws IOException {
        assertThat(new Confusables(List.of("activate"), SmallDictionary.read()).containing())
                .containsExactly("activated", "activates", "activator", "reactivate");
    }

    @Test
    void thePhraseMayBeHiddenInOtherSpelling() throws IOException {
        var phrase = new Confusables(List.of("hey", "computer"), SmallDictionary.read());
        assertThat(phrase.contains(List.of("the", "hay", "computer", "kitchen")))
                .isTrue();
        assertThat(phrase.contains(List.of("hey", "garden"))).isFalse();
        assertThat(phrase.nearest(9)).extracting(Confusables.Near::text).contains("hey commuter", "say computer");
    }

    @Test
    void partsAreShort() throws IOException {
        assertThat(new Confusables(List.of("activate"), SmallDictionary.read()).parts())
                .extracting(Pronunciation::toString)
                .containsExactly("AE1 K", "AE1 K T IH0", "V EY2 T");
    }
}
