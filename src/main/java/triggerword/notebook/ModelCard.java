package triggerword.notebook;

import java.util.Locale;
import triggerword.model.DetectorOptions;
import triggerword.model.Member;
import triggerword.model.Model;
import triggerword.model.NetworkOptions;
import triggerword.model.NetworkShape;
import triggerword.model.TemporalConvolutionOptions;
import triggerword.spectrogram.Features;
import triggerword.spectrogram.MelOptions;

/**
 * A model as a page: what it listens for, what it is made of, when it triggers, where it comes from, and what is known
 * to go wrong. (Mitchell et al., Model Cards for Model Reporting, 2019.)
 *
 * <p>Of the provenance, each entry is shown as what it is, whatever its name: one that training adds needs no change here.
 */
final class ModelCard {
    private ModelCard() {}

    static String html(Model model) {
        var card = new Card("“" + model.word() + "”");
        int number = 0;
        for (Member member : model.members()) {
            String name = model.members().size() == 1 ? "network" : "network " + ++number;
            card.row(name, describe(member.network()));
            card.row(name.replace("network", "features"), describe(member.features()));
        }
        card.row("weights", String.format(Locale.ROOT, "%,d", model.parameters()));
        card.row("rule", describe(model.rule(), model.stepMs()));
        model.provenance().entries().entrySet().stream()
                .filter(entry -> !entry.getValue().isJsonNull())
                .forEach(entry -> card.row(entry.getKey(), entry.getValue()));
        if (model.provenance().entries().isEmpty()) {
            card.row("provenance", "unknown");
        }
        return card.html();
    }

    private static String describe(NetworkShape network) {
        if (network instanceof NetworkOptions gru) {
            return String.format(
                    Locale.ROOT,
                    "convolution (%d filters, kernel %d, stride %d) and two GRUs of %d units",
                    gru.filters(),
                    gru.kernel(),
                    gru.stride(),
                    gru.units());
        }
        var temporal = (TemporalConvolutionOptions) network;
        return String.format(
                Locale.ROOT,
                "temporal convolution (%d channels, kernel %d, stride %d, dilations %s)",
                temporal.channels(),
                temporal.kernel(),
                temporal.stride(),
                temporal.dilations());
    }

    private static String describe(Features features) {
        String bins = features instanceof MelOptions mel
                ? mel.bands() + " mel bands, "
                        + mel.compression().getClass().getSimpleName().toLowerCase(Locale.ROOT)
                : features.bins() + " frequencies, power";
        return String.format(
                Locale.ROOT, "%s; one frame every %.2f ms of %d Hz", bins, features.hopMs(), features.sampleRateHz());
    }

    private static String describe(DetectorOptions rule, double stepMs) {
        String mean = rule.smoothingSteps() == 1
                ? ""
                : String.format(Locale.ROOT, ", averaged over %.0f ms,", rule.smoothingSteps() * stepMs);
        return String.format(
                Locale.ROOT,
                "a score%s above %.3f triggers, at most once in %.0f ms",
                mean,
                rule.threshold(),
                rule.refractorySteps() * stepMs);
    }
}
