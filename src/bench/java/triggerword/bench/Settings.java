package triggerword.bench;

import java.util.HashMap;
import java.util.Map;

/** Arguments of the form {@code name=value}, all of them numbers. */
record Settings(Map<String, Double> values) {
    static Settings of(String[] arguments, int first) {
        var values = new HashMap<String, Double>();
        for (int i = first; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            values.put(parts[0], Double.valueOf(parts[1]));
        }
        return new Settings(values);
    }

    double number(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("expected an argument " + name + "= but there are " + values.keySet());
        }
        return value;
    }

    int whole(String name) {
        return (int) number(name);
    }
}
