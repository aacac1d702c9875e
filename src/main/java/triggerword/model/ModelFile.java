package triggerword.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import triggerword.audio.GivenPath;
import triggerword.audio.WholeFile;
import triggerword.spectrogram.Compression;
import triggerword.spectrogram.Features;
import triggerword.spectrogram.MelOptions;
import triggerword.spectrogram.SpectrogramOptions;

/**
 * Model files: a zip that DL4J's {@code ModelSerializer} restores as a {@code MultiLayerNetwork}, with
 * {@code triggerword.json} beside DL4J's entries for what DL4J does not know: the word, the features, the decision rule, the
 * provenance. Of a group DL4J sees the first network; the others' entries lie in folders {@code 2/}, {@code 3/} and so on.
 *
 * <p>Reading is plain Java: no native library, and no class is created by a name in the file (a crafted DL4J file can
 * run code when {@code ModelSerializer} reads it, deeplearning4j issue 10428). A file with any other entry is refused.
 */
public final class ModelFile {
    private static final String CARD = "triggerword.json";
    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";
    private static final String UPDATER = "updaterState.bin";
    private static final Pattern ENTRIES =
            Pattern.compile("triggerword\\.json|updaterState\\.bin|(\\d+/)?(configuration\\.json|coefficients\\.bin)");
    private static final int FORMAT = 2;
    private static final int MAX_CARD_BYTES = 1 << 20;
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .registerTypeAdapter(
                    NetworkShape.class,
                    new KindAdapter<NetworkShape>(Map.of(
                            "convolution and GRU", NetworkOptions.class,
                            "temporal convolution", TemporalConvolutionOptions.class)))
            .registerTypeAdapter(
                    Features.class,
                    new KindAdapter<Features>(
                            Map.of("power spectrum", SpectrogramOptions.class, "mel bands", MelOptions.class)))
            .registerTypeAdapter(
                    Compression.class,
                    new KindAdapter<Compression>(Map.of(
                            "none", Compression.None.class,
                            "log", Compression.Log.class,
                            "pcen", Compression.Pcen.class)))
            .create();

    private ModelFile() {}

    /** What {@code triggerword.json} holds; {@code training} without its moments, which lie in their own entry. */
    private record Card(
            int format,
            String word,
            List<CardMember> members,
            DetectorOptions rule,
            TrainingState training,
            int moments,
            JsonObject provenance) {}

    /** What it holds of each network; the weights lie in their own entry. */
    private record CardMember(Features features, NetworkShape network) {}

    /** A model and, if the file keeps it, where its training stood. */
    public record Content(Model model, Optional<TrainingState> training) {}

    /**
     * The model in a file.
     *
     * @throws IOException if the file is missing, broken, or not a model file
     */
    public static Model read(Path file) throws IOException {
        return readAll(file).model();
    }

    /**
     * The model in a file, and where its training stood.
     *
     * @throws IOException if the file is missing, broken, or not a model file
     */
    public static Content readAll(Path file) throws IOException {
        GivenPath.demandFile(file, "a model file");
        try (var zip = new ZipFile(file.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                if (!ENTRIES.matcher(name).matches()) {
                    throw new IOException("expected only the entries of a trigger word model but found " + name);
                }
            }
            Card card = card(zip);
            var members = new ArrayList<Member>();
            for (CardMember member : card.members) {
                members.add(member(zip, member, folder(members.size())));
            }
            var model = new Model(card.word, members, card.rule, new Provenance(card.provenance));
            return new Content(model, training(zip, card));
        } catch (ZipException e) {
            throw new IOException("expected a model file (a zip) but this is none, or a damaged one: " + file);
        } catch (EOFException e) {
            throw new IOException("not a trigger word model: an entry ends early: " + file);
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            // ArithmeticException: more weights than can be counted.
            // Without the cause, which the sentence has said: a notebook would show it once more, line by line.
            throw new IOException("not a trigger word model: " + e.getMessage() + ": " + file);
        }
    }

    private static Member member(ZipFile zip, CardMember card, String folder) throws IOException {
        try (InputStream in = open(zip, folder + COEFFICIENTS)) {
            int parameters = card.network.parameters();
            return new Member(card.features, new Weights(card.network, NdArrayFormat.read(in, parameters)));
        }
    }

    private static String folder(int index) {
        return index == 0 ? "" : (index + 1) + "/";
    }

    private static Card card(ZipFile zip) throws IOException {
        Card card;
        try (InputStream in = open(zip, CARD)) {
            card = GSON.fromJson(new String(in.readNBytes(MAX_CARD_BYTES), StandardCharsets.UTF_8), Card.class);
        } catch (RuntimeException e) {
            // What a record's constructor refuses, gson wraps.
            Throwable reason = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
            throw new IOException(CARD + ": " + reason.getMessage(), e);
        }
        if (card == null || card.format != FORMAT) {
            throw new IOException("expected format " + FORMAT + " but was " + (card == null ? "none" : card.format));
        }
        if (card.word == null || card.members == null || card.rule == null || card.provenance == null) {
            throw new IOException("expected word, members, rule and provenance in " + CARD);
        }
        for (CardMember member : card.members) {
            if (member == null || member.features == null || member.network == null) {
                throw new IOException("expected features and network of each member in " + CARD);
            }
        }
        return card;
    }

    private static Optional<TrainingState> training(ZipFile zip, Card card) throws IOException {
        if (card.training == null || zip.getEntry(UPDATER) == null) {
            return Optional.empty();
        }
        // Adam keeps two averages of a weight, Muon one: more cannot be meant.
        if (card.moments < 0 || card.moments > 2 * parameters(card)) {
            throw new IOException("expected at most two moments a weight but was " + card.moments);
        }
        try (InputStream in = open(zip, UPDATER)) {
            return Optional.of(card.training.withMoments(NdArrayFormat.read(in, card.moments)));
        }
    }

    private static int parameters(Card card) {
        return card.members.stream()
                .mapToInt(member -> member.network.parameters())
                .sum();
    }

    private static InputStream open(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("expected an entry " + name);
        }
        return zip.getInputStream(entry);
    }

    /**
     * Writes a model file; if that fails, what was there before stays.
     *
     * @param configurations DL4J's JSON configuration of each network, which makes the file one of DL4J's too
     * @param training       where training stands, to go on later; of models of one network only
     * @throws IOException              if the file cannot be written, for example when the disk is full
     * @throws IllegalArgumentException if there is not a configuration for each network, or a group is to be trained on
     */
    public static void write(Path file, Model model, List<String> configurations, Optional<TrainingState> training)
            throws IOException {
        int networks = model.members().size();
        if (configurations.size() != networks) {
            throw new IllegalArgumentException(
                    "expected " + networks + " configurations but was " + configurations.size() + ": " + file);
        }
        if (training.isPresent() && networks != 1) {
            throw new IllegalArgumentException(
                    "expected a model of one network to train on but was of " + networks + ": " + file);
        }
        WholeFile.write(file, out -> {
            var zip = new ZipOutputStream(out);
            for (int i = 0; i < configurations.size(); i++) {
                entry(zip, folder(i) + CONFIGURATION);
                zip.write(configurations.get(i).getBytes(StandardCharsets.UTF_8));
                entry(zip, folder(i) + COEFFICIENTS);
                NdArrayFormat.write(model.members().get(i).weights().values(), zip);
            }
            if (training.isPresent()) {
                entry(zip, UPDATER);
                NdArrayFormat.write(training.get().moments(), zip);
            }
            entry(zip, CARD);
            zip.write(GSON.toJson(cardOf(model, training)).getBytes(StandardCharsets.UTF_8));
            zip.finish();
        });
    }

    private static Card cardOf(Model model, Optional<TrainingState> training) {
        return new Card(
                FORMAT,
                model.word(),
                model.members().stream()
                        .map(member -> new CardMember(member.features(), member.network()))
                        .toList(),
                model.rule(),
                training.map(state -> state.withMoments(null)).orElse(null),
                training.map(state -> state.moments().length).orElse(0),
                model.provenance().entries());
    }

    /** Entries carry one fixed time, so that equal models give equal files. */
    private static void entry(ZipOutputStream zip, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
    }
}
