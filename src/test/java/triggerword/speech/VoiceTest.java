package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import triggerword.audio.Clip.Split;

class VoiceTest {
    private static final List<Voice> VOICES = Voice.all();

    @Test
    void aPersonIsOnOneSide() {
        Map<String, Set<Split>> sides = VOICES.stream()
                .collect(Collectors.groupingBy(Voice::person, Collectors.mapping(Voice::split, Collectors.toSet())));
        assertThat(sides)
                .allSatisfy((person, splits) -> assertThat(splits).as(person).hasSize(1));
    }

    @Test
    void everySideHasWomenAndMenOfSeveralAccents() {
        for (Split split : Split.values()) {
            List<Voice> side =
                    VOICES.stream().filter(voice -> voice.split() == split).toList();
            assertThat(side).extracting(Voice::sex).as("%s", split).contains("f", "m");
            assertThat(side)
                    .extracting(Voice::accent)
                    .as("%s", split)
                    .contains("US")
                    .anyMatch(accent -> !accent.equals("US"));
        }
    }

    @Test
    void everyVoiceThatIsNotReadLettersHasAMap() {
        assertThat(VOICES)
                .filteredOn(voice -> voice.way() != Voice.Way.TEXT)
                .allSatisfy(voice ->
                        assertThat(voice.phones().name()).as(voice.name()).isNotEmpty());
    }
}
