package triggerword.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import triggerword.model.Model;
import triggerword.model.ModelFile;
import triggerword.model.TrainingState;

/** Networks as model files, which DL4J reads, too; {@link ModelFile} reads them without DL4J, to listen with. */
public final class NetworkFile {
    private NetworkFile() {}

    /**
     * The network of a model file, with the state of its training if the file keeps it.
     *
     * @throws IOException if the file is missing, broken, or not a model file
     */
    public static TriggerNetwork load(Path file) throws IOException {
        ModelFile.Content content = ModelFile.readAll(file);
        long seed = content.training().map(TrainingState::seed).orElse(0L);
        var network = new TriggerNetwork(content.model().member().weights(), seed);
        try {
            content.training().ifPresent(network::resume);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a trigger word model: " + e.getMessage() + ": " + file, e);
        }
        return network;
    }

    /**
     * Writes the file of a model, a group perhaps, to listen with.
     *
     * @throws IOException if the file cannot be written; what was there before stays
     */
    public static void write(Path file, Model model) throws IOException {
        List<String> configurations = model.members().stream()
                .map(member -> configuration(TriggerNetwork.of(member.weights())))
                .toList();
        ModelFile.write(file, model, configurations, Optional.empty());
    }

    /**
     * Writes a model file with the state of the network's training, to go on with {@link #load}.
     *
     * @param model what {@link TriggerNetwork#toModel} gave
     * @throws IOException              if the file cannot be written; what was there before stays
     * @throws IllegalArgumentException if the model is of another network
     */
    public static void save(Path file, TriggerNetwork network, Model model) throws IOException {
        if (!model.member().network().equals(network.shape())) {
            throw new IllegalArgumentException("expected a model of " + network.shape() + " but was of "
                    + model.member().network() + ": " + file);
        }
        ModelFile.write(file, model, List.of(configuration(network)), Optional.of(network.state()));
    }

    private static String configuration(TriggerNetwork network) {
        return network.multiLayerNetwork().getLayerWiseConfigurations().toJson();
    }
}
