package triggerword.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records of options in records of options, each option by its path: {@code training.adam.learningRate}. */
public final class OptionTree {
    private OptionTree() {}

    /** The options of JSON by their paths, in its order. */
    public static Map<String, String> flat(JsonObject options) {
        var flat = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonElement> entry : options.entrySet()) {
            if (entry.getValue() instanceof JsonObject inner) {
                flat(inner).forEach((path, value) -> flat.put(entry.getKey() + "." + path, value));
            } else {
                flat.put(entry.getKey(), text(entry.getValue()));
            }
        }
        return flat;
    }

    /** Numbers as {@code 0.0001}, never {@code 1.0E-4}: so they sort as texts, too. */
    private static String text(JsonElement value) {
        if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            BigDecimal number = primitive.getAsBigDecimal();
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    /** The shortest end of a path that no other path ends with: {@code learningRate}. */
    public static String shortest(String path, Iterable<String> all) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        for (String other : all) {
            while (name.length() < path.length() && !other.equals(path) && isCalled(other, name)) {
                name = path.substring(path.lastIndexOf('.', path.length() - name.length() - 2) + 1);
            }
        }
        return name;
    }

    /**
     * The options with another value of one of them.
     *
     * @param name  of the option, or its path, or an end of it: {@code learningRate}, {@code adam.learningRate}
     * @param value of the option's type; a whole number also for a fraction
     * @param <T>   the options' kind, a public record
     * @throws IllegalArgumentException if there is no such option or several, or it cannot have the value
     */
    @SuppressWarnings("unchecked") // the same constructor made it
    public static <T extends Record> T with(T options, String name, Object value) {
        List<String> paths = paths(options.getClass(), "");
        List<String> called = paths.contains(name)
                ? List.of(name)
                : paths.stream().filter(path -> isCalled(path, name)).toList();
        if (called.size() != 1) {
            throw new IllegalArgumentException("expected the name of one option but was " + name + ": "
                    + (called.isEmpty() ? "there are " + paths : "it may be each of " + called));
        }
        return (T) replace(options, List.of(called.get(0).split("\\.")), value);
    }

    private static boolean isCalled(String path, String name) {
        return path.equals(name) || path.endsWith("." + name);
    }

    private static List<String> paths(Class<?> type, String prefix) {
        var paths = new ArrayList<String>();
        for (RecordComponent part : type.getRecordComponents()) {
            paths.add(prefix + part.getName());
            if (part.getType().isRecord()) {
                paths.addAll(paths(part.getType(), prefix + part.getName() + "."));
            }
        }
        return paths;
    }

    private static Record replace(Record options, List<String> path, Object value) {
        RecordComponent[] parts = options.getClass().getRecordComponents();
        try {
            var values = new Object[parts.length];
            for (int i = 0; i < parts.length; i++) {
                values[i] = parts[i].getAccessor().invoke(options);
                if (parts[i].getName().equals(path.get(0))) {
                    values[i] = path.size() == 1
                            ? suited(value, parts[i])
                            : replace((Record) values[i], path.subList(1, path.size()), value);
                }
            }
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<? extends Record> canonical = options.getClass().getDeclaredConstructor(types);
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            // what the options themselves say of the value
            throw e.getCause() instanceof RuntimeException reason ? reason : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("expected public records of options but was " + options.getClass(), e);
        }
    }

    /** The value as the option has it: 3 for a double is 3.0. */
    private static Object suited(Object value, RecordComponent option) {
        Class<?> type = option.getType();
        if (value instanceof Number number && type == double.class) {
            return number.doubleValue();
        }
        if (value instanceof Integer number && type == long.class) {
            return number.longValue();
        }
        // The type of an object that stands for a value of a primitive type, too.
        if (!MethodType.methodType(type).wrap().returnType().isInstance(value)) {
            throw new IllegalArgumentException(
                    option.getName() + ": expected a value of type " + type.getSimpleName() + " but was " + value);
        }
        return value;
    }
}
