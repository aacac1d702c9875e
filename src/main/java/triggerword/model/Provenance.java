package triggerword.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;

/**
 * Where a model comes from: options, seeds, digests of data, versions. It is kept in the model file as JSON for people
 * and programs to read; nothing in the network depends on it.
 *
 * @param entries name to value; read-only
 */
public record Provenance(JsonObject entries) {
    /** JSON has no NaN and no infinity: what is not a number (a loss that was not measured, say) is left out. */
    private static final JsonSerializer<Double> NUMBERS =
            (value, type, context) -> Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .registerTypeAdapter(double.class, NUMBERS)
            .registerTypeAdapter(Double.class, NUMBERS)
            .create();

    /** Nothing known yet. */
    public static Provenance unknown() {
        return new Provenance(new JsonObject());
    }

    /**
     * What {@link #toString} wrote.
     *
     * @throws JsonParseException if it is not a JSON object
     */
    public static Provenance parse(String json) {
        return new Provenance(GSON.fromJson(json, JsonObject.class));
    }

    /**
     * The same with one entry more, or another value of an entry.
     *
     * @param value a record of options, a number, a string, or a list of these; numbers in it that are NaN are left out
     */
    public Provenance with(String name, Object value) {
        JsonObject copy = entries.deepCopy();
        copy.add(name, GSON.toJsonTree(value));
        return new Provenance(copy);
    }

    /**
     * One entry read back as what it was.
     *
     * @return null if there is none of that name
     */
    public <T> T get(String name, Class<T> type) {
        JsonElement entry = entries.get(name);
        return entry == null ? null : GSON.fromJson(entry, type);
    }

    /** The entries as indented JSON. */
    @Override
    public String toString() {
        return GSON.toJson(entries);
    }
}
