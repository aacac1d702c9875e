package triggerword.notebook;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What stands for a thing that has nothing to show, a recorder say: its kind, and what can be asked of it. */
final class Abilities {
    private Abilities() {}

    /** How the value calls itself; arrays by their first items. */
    static String text(Object value) {
        Class<?> type = value.getClass();
        if (type.isArray()) {
            return RecordView.array(value);
        }
        return isOurs(type) && !namesItself(value)
                ? type.getSimpleName() + ": " + methods(type)
                : String.valueOf(value);
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("triggerword.");
    }

    private static boolean namesItself(Object value) {
        return !value.toString().equals(value.getClass().getName() + "@" + Integer.toHexString(value.hashCode()));
    }

    private static String methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .distinct()
                .sorted()
                .map(name -> name + "(…)")
                .collect(Collectors.joining(", "));
    }
}
