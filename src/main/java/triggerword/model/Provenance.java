package triggerword.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * Where a model comes from: options, seeds, digests of data, versions. It is kept in the model file as JSON for people
 * and programs to read; nothing in the network depends on it.
 *
 * @param entries name to value; read-only
 */
public record Provenance(JsonObject entries) {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    /** Nothing known yet. */
    public static Provenance unknown() {
        return new Provenance(new JsonObject());
    }

    /**
     * The same with one entry more, or another value of an entry.
     *
     * @param value a record of options, a number, a string, or a list of these
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
