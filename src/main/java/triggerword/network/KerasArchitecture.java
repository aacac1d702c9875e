package triggerword.network;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import triggerword.model.NetworkOptions;

/**
 * Reads the shape of the network out of the JSON that Keras writes of a model, and refuses every other architecture.
 *
 * @param options the shape
 * @param layers  names of the layers that have weights, in order
 */
record KerasArchitecture(NetworkOptions options, List<String> layers) {
    private static final String DROPOUT = "Dropout";

    /** The course's model, its input left out. */
    private static final List<String> COURSE = List.of(
            "Conv1D",
            "BatchNormalization",
            "Activation",
            DROPOUT,
            "GRU",
            DROPOUT,
            "BatchNormalization",
            "GRU",
            DROPOUT,
            "BatchNormalization",
            DROPOUT,
            "TimeDistributed");

    private static final List<String> WITHOUT_DROPOUT =
            COURSE.stream().filter(type -> !type.equals(DROPOUT)).toList();

    /** Where layers are in {@link #WITHOUT_DROPOUT}. */
    private static final int CONVOLUTION = 0;

    private static final int ACTIVATION = 2;
    private static final int GRU = 3;
    private static final int GRU_1 = 5;
    private static final int DENSE = 7;
    private static final int[] NORMALIZATIONS = {1, 4, 6};

    /**
     * Reads {@code model_config}, or what {@code model.to_json()} gives.
     *
     * @throws IllegalArgumentException if it is another architecture, or its layers drop out at different rates, as a
     *     {@link NetworkOptions} has one for all (the course's models have 0.8 everywhere)
     */
    static KerasArchitecture of(JsonObject model) {
        var layers = new ArrayList<JsonObject>();
        var dropouts = new ArrayList<JsonObject>();
        var found = new ArrayList<String>();
        for (JsonElement element : layerList(model)) {
            JsonObject layer = element.getAsJsonObject();
            String type = type(layer);
            if (!type.equals("InputLayer")) {
                found.add(type);
                (type.equals(DROPOUT) ? dropouts : layers).add(layer);
            }
        }
        if (!found.equals(COURSE) && !found.equals(WITHOUT_DROPOUT)) {
            throw new IllegalArgumentException(
                    "expected the layers " + COURSE + ", with every Dropout or with none, but was " + found);
        }
        JsonObject convolution = config(layers, CONVOLUTION);
        JsonObject activation = config(layers, ACTIVATION);
        JsonObject gru = config(layers, GRU);
        JsonObject gru1 = config(layers, GRU_1);
        demand(convolution, "padding", "valid");
        demand(convolution, "activation", "linear");
        demand(convolution, "dilation_rate", "1");
        demand(activation, "activation", "relu");
        demand(gru1, "units", gru.get("units").getAsString());
        for (int i : NORMALIZATIONS) {
            demand(config(layers, i), "momentum", "0.99");
            demand(config(layers, i), "epsilon", "0.001");
        }
        for (JsonObject either : List.of(gru, gru1)) {
            demand(either, "activation", "tanh");
            demand(either, "go_backwards", "false");
        }
        demand(config(layers, DENSE).getAsJsonObject("layer").getAsJsonObject("config"), "activation", "sigmoid");
        var options = new NetworkOptions(
                bins(layerList(model), convolution),
                convolution.get("filters").getAsInt(),
                first(convolution.get("kernel_size")),
                first(convolution.get("strides")),
                gru.get("units").getAsInt(),
                dropRate(dropouts),
                resetAfter(gru),
                hardSigmoid(gru));
        if (resetAfter(gru1) != options.resetAfter() || hardSigmoid(gru1) != options.hardSigmoid()) {
            throw new IllegalArgumentException("expected both GRUs of one form but their configurations differ");
        }
        return new KerasArchitecture(
                options,
                layers.stream()
                        .map(layer -> layer.getAsJsonObject("config"))
                        .filter(config -> !config.equals(activation))
                        .map(config -> config.get("name").getAsString())
                        .toList());
    }

    /** A functional model has its layers in an object, an old sequential one in an array. */
    private static JsonArray layerList(JsonObject model) {
        JsonElement config = model.get("config");
        return config.isJsonArray()
                ? config.getAsJsonArray()
                : config.getAsJsonObject().getAsJsonArray("layers");
    }

    private static String type(JsonObject layer) {
        return layer.get("class_name").getAsString();
    }

    private static JsonObject config(List<JsonObject> layers, int index) {
        return layers.get(index).getAsJsonObject("config");
    }

    private static void demand(JsonObject config, String name, String value) {
        JsonElement found = config.get(name);
        if (found == null || !found.getAsString().equals(value)) {
            throw new IllegalArgumentException("expected " + name + " " + value + " in layer "
                    + config.get("name").getAsString() + " but was " + found);
        }
    }

    /** The only one; 0 without dropout. */
    private static double dropRate(List<JsonObject> dropouts) {
        var rates = new LinkedHashMap<Double, String>();
        for (JsonObject dropout : dropouts) {
            JsonObject config = dropout.getAsJsonObject("config");
            rates.putIfAbsent(
                    config.get("rate").getAsDouble(), config.get("name").getAsString());
        }
        if (rates.size() > 1) {
            throw new IllegalArgumentException("expected one rate in all Dropout layers but was "
                    + rates.entrySet().stream()
                            .map(rate -> rate.getKey() + " in " + rate.getValue())
                            .collect(Collectors.joining(", ")));
        }
        return rates.keySet().stream().findFirst().orElse(0.0);
    }

    private static int first(JsonElement numbers) {
        return numbers.isJsonArray() ? numbers.getAsJsonArray().get(0).getAsInt() : numbers.getAsInt();
    }

    /** The shape stands in the input layer, or, in sequential models, in the first real one. */
    private static int bins(JsonArray layers, JsonObject convolution) {
        JsonObject input = layers.get(0).getAsJsonObject().getAsJsonObject("config");
        JsonElement shape =
                input.has("batch_input_shape") ? input.get("batch_input_shape") : convolution.get("batch_input_shape");
        return shape.getAsJsonArray().get(2).getAsInt();
    }

    /** Only Keras before 2.1.3 does not write it; that knew the form of Cho et al. alone. */
    private static boolean resetAfter(JsonObject gru) {
        JsonElement value = gru.get("reset_after");
        return value != null && value.getAsBoolean();
    }

    private static boolean hardSigmoid(JsonObject gru) {
        String name = gru.get("recurrent_activation").getAsString();
        return switch (name) {
            case "hard_sigmoid" -> true;
            case "sigmoid" -> false;
            default ->
                throw new IllegalArgumentException(
                        "expected the recurrent activation hard_sigmoid or sigmoid but was " + name);
        };
    }
}
