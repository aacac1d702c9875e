package triggerword.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneMapTest {
    private static final List<PhoneMap> MAPS = PhoneMap.read(Resource.lines("phones.tsv"));
    private static final List<String> PHONES = List.of(
            ("AA1 AE1 AH1 AH0 AO1 AW1 AY1 B CH D DH EH1 ER1 ER0 EY1 F G HH IH0 IY1 JH K L M N NG OW1 OY1 P R S SH T TH"
                            + " UH1 UW1 V W Y Z ZH")
                    .split(" ", -1));

    @ParameterizedTest
    @CsvSource({
        "radio, 0, ae k t ih v ey t",
        "rp, 0, a k t i v ei t",
        "finnish, 0, @ k d i v e i t",
        "finnish, 1, @ k d a v e i t",
        "catalan, 0, a k t i b e j t",
        "hindi, 0, eh k td ih v ee td",
        "pico-es, 0, a k t i B e i t",
        "pico-fr, 0, a k t @ v E j t",
        "esperanto, 0, a k t a v ej t",
        "cyrillic, 0, э к т ы в ей т",
        "cyrillic, 1, а к т ы в ей т",
        "cyrillic, 2, а к т и в ей т",
        "hibari, 0, æ k t ɪ v A d",
    })
    void activateAsItWorked(String map, int form, String written) {
        assertThat(map(map).write(Pronunciation.of("AE1 K T IH0 V EY2 T"), form))
                .isEqualTo(List.of(written.split(" ", -1)));
    }

    @Test
    void everyMapHasEveryPhone() {
        for (PhoneMap map : MAPS) {
            for (int i = 0; i < PHONES.size(); i++) {
                assertThat(map.write(PHONES, i, 0))
                        .as("%s in %s", PHONES.get(i), map.name())
                        .isNotNull();
            }
        }
    }

    private static PhoneMap map(String name) {
        return MAPS.stream().filter(map -> map.name().equals(name)).findFirst().orElseThrow();
    }
}
