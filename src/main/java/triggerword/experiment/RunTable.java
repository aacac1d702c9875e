package triggerword.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import triggerword.model.OptionTree;

/** Runs beside each other. */
final class RunTable {
    private static final List<String> FIGURES = List.of("missed", "threshold", "loss", "validation_loss");

    private RunTable() {}

    static Table of(List<Run> runs) {
        Table table = Table.create(
                "runs",
                strings("run", runs, Run::id),
                strings("started", runs, Run::started),
                IntColumn.create(
                        "epochs", runs.stream().mapToInt(run -> run.history().size())),
                IntColumn.create("of", runs.stream().mapToInt(Run::epochs)),
                numbers("minutes", runs, run -> run.seconds() / 60));
        List<Map<String, String>> options =
                runs.stream().map(run -> described(run)).toList();
        Set<String> all = new LinkedHashSet<>();
        options.forEach(one -> all.addAll(one.keySet()));
        List<String> taken = new ArrayList<>(all);
        taken.addAll(table.columnNames());
        taken.addAll(FIGURES);
        for (String path : all) {
            if (options.stream().map(one -> one.get(path)).distinct().count() > 1) {
                table.addColumns(column(
                        OptionTree.shortest(path, taken), options.stream().map(one -> one.get(path))));
            }
        }
        table.addColumns(
                numbers(FIGURES.get(0), runs, run -> best(run, Epoch::missedPart)),
                numbers(FIGURES.get(1), runs, run -> best(run, Epoch::threshold)),
                numbers(FIGURES.get(2), runs, run -> best(run, Epoch::loss)),
                numbers(FIGURES.get(3), runs, run -> best(run, Epoch::validationLoss)));
        if (runs.stream().anyMatch(run -> !run.problem().isEmpty())) {
            table.addColumns(strings("problem", runs, Run::problem));
        }
        return table;
    }

    static Table difference(Run one, Run other) {
        Map<String, String> first = described(one);
        Map<String, String> second = described(other);
        Set<String> all = new LinkedHashSet<>(first.keySet());
        all.addAll(second.keySet());
        List<String> differing = all.stream()
                .filter(path -> !Objects.equals(first.get(path), second.get(path)))
                .toList();
        return Table.create(
                "difference",
                StringColumn.create("option", differing),
                StringColumn.create(one.id(), differing.stream().map(path -> first.getOrDefault(path, ""))),
                StringColumn.create(other.id(), differing.stream().map(path -> second.getOrDefault(path, ""))));
    }

    private static Map<String, String> described(Run run) {
        Map<String, String> options = OptionTree.flat(run.options());
        options.put("clips", run.clips());
        return options;
    }

    private static double best(Run run, ToDoubleFunction<Epoch> figure) {
        return run.best().stream().mapToDouble(figure).findFirst().orElse(Double.NaN);
    }

    private static StringColumn strings(String name, List<Run> runs, Function<Run, String> value) {
        return StringColumn.create(name, runs.stream().map(value));
    }

    private static DoubleColumn numbers(String name, List<Run> runs, ToDoubleFunction<Run> value) {
        return DoubleColumn.create(name, runs.stream().mapToDouble(value).toArray());
    }

    /** Whole numbers or texts, but no other numbers: Tablesaw groups by neither doubles nor floats. */
    private static Column<?> column(String name, Stream<String> values) {
        List<String> texts = values.map(value -> value == null ? "" : value).toList();
        if (texts.stream().allMatch(text -> text.matches("-?\\d{1,9}"))) {
            return IntColumn.create(
                    name, texts.stream().mapToInt(Integer::parseInt).toArray());
        }
        return StringColumn.create(name, texts);
    }
}
