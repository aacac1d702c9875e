package triggerword.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;

class KerasImportTest {
    private static final NetworkOptions GOLDEN =
            NetworkOptions.course().withBins(7).withFilters(6).withUnits(5);

    @Test
    void keras225GivesHardSigmoidAndResetBefore() throws IOException {
        Model model = KerasGolden.model("keras225");
        assertThat(model.member().network()).isEqualTo(GOLDEN);
        assertThat(model.word()).isEqualTo("activate");
        assertThat(model.provenance().get("keras", String.class)).isEqualTo("2.2.5");
        assertThat(model.provenance().get("source", String.class)).isEqualTo("keras225.h5");
    }

    @Test
    void tensorflow2GivesSigmoidAndResetAfter() throws IOException {
        assertThat(KerasGolden.model("tf2").member().network()).isEqualTo(GOLDEN.withGru(true, false));
    }

    @Test
    void aFileWithOptimizerWeightsIsReadToo() throws IOException {
        assertThat(KerasGolden.model("keras225_optimizer").member().network()).isEqualTo(GOLDEN.withDropRate(0));
        assertThat(((NetworkOptions) KerasGolden.model("tf2_optimizer").member().network()).resetAfter())
                .isTrue();
    }

    @Test
    void weightsAloneTakeTheirShapeFromTheJsonBeside() throws IOException {
        Model alone = KerasGolden.model("tf2_weights");
        assertThat(alone.member().weights())
                .usingRecursiveComparison()
                .isEqualTo(KerasGolden.model("tf2").member().weights());
    }

    @Test
    void weightsAloneWithoutJsonAreRefused(@TempDir Path folder) throws IOException {
        Path file = Files.copy(KerasGolden.file("tf2_weights.h5"), folder.resolve("w.h5"));
        assertThatThrownBy(() -> KerasImport.load(file))
                .isInstanceOf(IOException.class)
                .hasMessage("expected a whole model, or w.json beside it, but was weights alone: " + file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "dense.h5 | expected the layers [Conv1D,",
                "not_keras.h5 | expected a Keras model but found no model_weights or layer_names",
                "not_hdf5.h5 | not an HDF5 file, or a broken one",
                "broken_missing_bias.h5 | expected the weights ",
                "broken_shape.h5 | expected the weights gru/kernel [6, 15] but was [7, 15]",
                "broken_truncated.h5 | not an HDF5 file, or a broken one",
                "missing.h5 | no such Keras file",
            })
    void whatIsNotTheCoursesModelIsRefused(String name, String beginning) {
        Path file = KerasGolden.file(name);
        assertThatThrownBy(() -> KerasImport.load(file, KerasGolden.SPECTROGRAM))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(beginning)
                .hasMessageEndingWith(": " + file)
                .hasMessageNotContaining("null")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aModelForOtherSpectrogramsIsRefused() {
        Path file = KerasGolden.file("tf2.h5");
        assertThatThrownBy(() -> KerasImport.load(file))
                .hasMessage("expected features of 7 bins, as the network, but was 101: " + file);
    }

    private static JsonObject architecture() throws IOException {
        return JsonParser.parseString(Files.readString(KerasGolden.file("tf2_weights.json")))
                .getAsJsonObject();
    }

    private static JsonObject layer(JsonObject model, int index) {
        return model.getAsJsonObject("config")
                .getAsJsonArray("layers")
                .get(index)
                .getAsJsonObject()
                .getAsJsonObject("config");
    }

    @Test
    void aMissingResetAfterIsThatOfTheFirstKeras() throws IOException {
        JsonObject model = architecture();
        layer(model, 5).remove("reset_after");
        layer(model, 8).remove("reset_after");
        assertThat(KerasArchitecture.of(model).options().resetAfter()).isFalse();
    }

    @Test
    void differentDropoutsAreRefused() throws IOException {
        JsonObject model = architecture();
        layer(model, 9).addProperty("rate", 0.25);
        assertThatThrownBy(() -> KerasArchitecture.of(model))
                .hasMessage("expected one rate in all Dropout layers but was 0.8 in dropout, 0.25 in dropout_2");
    }

    @Test
    void dropoutElsewhereThanInTheCourseIsRefused() throws IOException {
        JsonObject model = architecture();
        removeLayers(model, 9, 6, 4);
        assertThatThrownBy(() -> KerasArchitecture.of(model))
                .hasMessage("expected the layers [Conv1D, BatchNormalization, Activation, Dropout, GRU, Dropout,"
                        + " BatchNormalization, GRU, Dropout, BatchNormalization, Dropout, TimeDistributed], with every"
                        + " Dropout or with none, but was [Conv1D, BatchNormalization, Activation, GRU,"
                        + " BatchNormalization, GRU, BatchNormalization, Dropout, TimeDistributed]");
    }

    @Test
    void aModelWithoutDropoutIsRead() throws IOException {
        JsonObject model = architecture();
        removeLayers(model, 11, 9, 6, 4);
        assertThat(KerasArchitecture.of(model).options())
                .isEqualTo(GOLDEN.withGru(true, false).withDropRate(0));
    }

    private static void removeLayers(JsonObject model, int... fromTheLastOn) {
        for (int index : fromTheLastOn) {
            model.getAsJsonObject("config").getAsJsonArray("layers").remove(index);
        }
    }

    @Test
    void otherFormsOfTheSameLayersAreRefused() throws IOException {
        JsonObject padded = architecture();
        layer(padded, 1).addProperty("padding", "same");
        assertThatThrownBy(() -> KerasArchitecture.of(padded))
                .hasMessage("expected padding valid in layer conv1d but was \"same\"");
        JsonObject dilated = architecture();
        layer(dilated, 1).addProperty("dilation_rate", 2);
        assertThatThrownBy(() -> KerasArchitecture.of(dilated))
                .hasMessage("expected dilation_rate 1 in layer conv1d but was 2");
        JsonObject other = architecture();
        layer(other, 8).addProperty("recurrent_activation", "hard_sigmoid");
        assertThatThrownBy(() -> KerasArchitecture.of(other))
                .hasMessage("expected both GRUs of one form but their configurations differ");
        JsonObject relu = architecture();
        layer(relu, 5).addProperty("recurrent_activation", "relu");
        assertThatThrownBy(() -> KerasArchitecture.of(relu))
                .hasMessage("expected the recurrent activation hard_sigmoid or sigmoid but was relu");
    }
}
