package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakOptionsTest {
    @Test
    void aPhraseIsBroughtToOneForm() {
        SpeakOptions options = SpeakOptions.parse(List.of("Hey  Computer", "--hours", "2.5", "--seed", "3"));
        assertThat(options.phrase()).isEqualTo("hey computer");
        assertThat(options.out()).isEqualTo(Path.of("hey-computer"));
        assertThat(options.hours()).isEqualTo(2.5);
        assertThat(options.seed()).isEqualTo(3);
    }

    @Test
    void severalPeopleMayBringTheirOwnRecordings() {
        SpeakOptions options = SpeakOptions.parse(List.of("--own", "takes/me", "word", "--own", "you"));
        assertThat(options.own()).containsExactly(Path.of("takes/me"), Path.of("you"));
        assertThat(SpeakOptions.parse(List.of("word")).own()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> SpeakOptions.parse(List.of("été")))
                .hasMessage("expected a word or phrase of English letters but was 'été'.");
        assertThatThrownBy(() -> SpeakOptions.parse(List.of("word", "--hours", "many")))
                .hasMessage("expected a number of 0 or more after --hours but was 'many'.");
        assertThatThrownBy(() -> SpeakOptions.parse(List.of("word", "--seed", "1.5")))
                .hasMessage("expected a whole number after --seed but was '1.5'.");
        assertThatThrownBy(() -> SpeakOptions.parse(List.of("word", "--loud")))
                .hasMessageContaining("but was '--loud'");
    }
}
