package triggerword.network;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;
import triggerword.model.Provenance;
import triggerword.model.WeightShape;
import triggerword.model.Weights;
import triggerword.spectrogram.SpectrogramOptions;

/**
 * The course's {@code load_model('tr_model.h5')}: reads the HDF5 files of Keras 2, in the form of Keras 2.2.5 (hard
 * sigmoid, {@code reset_after} false) or of TensorFlow 2 (sigmoid, true), as the file says.
 */
public final class KerasImport {
    private KerasImport() {}

    /**
     * The model in a file that {@code model.save} wrote, or in one that {@code model.save_weights} wrote if what
     * {@code model.to_json()} gave lies beside it under the same name with {@code .json}.
     *
     * @return a model for the word "activate" on the course's spectrogram
     * @throws IOException if the file is missing or broken, not Keras', or of another architecture
     */
    public static Model load(Path file) throws IOException {
        return load(file, SpectrogramOptions.course());
    }

    /**
     * The same for a model on other spectrograms than the course's.
     *
     * @throws IOException as above, or if the model's input has another number of bins
     */
    public static Model load(Path file, SpectrogramOptions spectrogram) throws IOException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException("no such Keras file");
            }
            try (var hdf = new HdfFile(file)) {
                return read(hdf, file, spectrogram);
            }
        } catch (HdfException e) {
            throw refused("not an HDF5 file, or a broken one", file, e);
        } catch (IOException | IllegalArgumentException e) {
            throw refused(e.getMessage(), file, e);
        } catch (RuntimeException e) {
            throw refused("a Keras file that could not be understood (" + e + ")", file, e);
        }
    }

    private static IOException refused(String sentence, Path file, Exception cause) {
        return new IOException(sentence + ": " + file, cause);
    }

    private static Model read(HdfFile hdf, Path file, SpectrogramOptions spectrogram) throws IOException {
        boolean whole = hdf.getAttribute("model_config") != null;
        Group groups = whole ? (Group) hdf.getChild("model_weights") : hdf;
        if (groups == null || groups.getAttribute("layer_names") == null) {
            throw new IllegalArgumentException("expected a Keras model but found no model_weights or layer_names");
        }
        String version = text(groups.getAttribute("keras_version"));
        JsonObject config = JsonParser.parseString(whole ? text(hdf.getAttribute("model_config")) : beside(file))
                .getAsJsonObject();
        KerasArchitecture architecture = KerasArchitecture.of(config);
        NetworkOptions options = architecture.options();
        var values = new float[options.parameters()];
        int offset = 0;
        for (WeightShape shape : options.layout()) {
            offset += copy(dataset(groups, architecture.layers(), shape), shape, values, offset);
        }
        var provenance = Provenance.unknown()
                .with("source", file.getFileName().toString())
                .with("keras", version);
        return Model.of("activate", spectrogram, new Weights(options, values), provenance);
    }

    private static String beside(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path json = file.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".json");
        if (!Files.isRegularFile(json)) {
            throw new IllegalArgumentException(
                    "expected a whole model, or " + json.getFileName() + " beside it, but was weights alone");
        }
        return Files.readString(json);
    }

    private static String text(Attribute attribute) {
        Object value = attribute == null ? null : attribute.getData();
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("expected a Keras version and configuration but was " + value);
    }

    /** Layers go by their order, as names count on within a Python session; weights by the last part of their name. */
    private static Dataset dataset(Group groups, List<String> layers, WeightShape shape) {
        String[] name = shape.name().split("/", 2);
        Group layer = (Group) groups.getChild(layers.get(layerIndex(name[0])));
        if (layer == null) {
            throw new IllegalArgumentException("expected the weights of layer " + name[0] + " but found none");
        }
        return (Dataset) find(layer, name[1] + ":0", shape);
    }

    private static int layerIndex(String layer) {
        return NetworkOptions.course().layout().stream()
                .map(shape -> shape.name().split("/", 2)[0])
                .distinct()
                .toList()
                .indexOf(layer);
    }

    private static Node find(Group group, String leaf, WeightShape shape) {
        for (Node child : group) {
            if (child instanceof Dataset && child.getName().equals(leaf)) {
                return child;
            }
            if (child instanceof Group inner) {
                return find(inner, leaf, shape);
            }
        }
        throw new IllegalArgumentException("expected the weights " + shape + " but found none");
    }

    private static int copy(Dataset dataset, WeightShape shape, float[] target, int offset) {
        if (!shape.hasShape(dataset.getDimensions())) {
            throw new IllegalArgumentException(
                    "expected the weights " + shape + " but was " + Arrays.toString(dataset.getDimensions()));
        }
        if (!(dataset.getDataFlat() instanceof float[] values)) {
            throw new IllegalArgumentException("expected weights of type float32 but was "
                    + dataset.getJavaType().getSimpleName() + " in " + dataset.getPath());
        }
        System.arraycopy(values, 0, target, offset, values.length);
        return values.length;
    }
}
