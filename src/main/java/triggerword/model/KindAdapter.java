package triggerword.model;

import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.Type;
import java.util.Map;

/**
 * A sealed interface as JSON: the record that implements it, named in a field beside its components.
 *
 * @param kinds what may be read, and under which name; no class is created by a name of its own in the file
 */
record KindAdapter<T>(Map<String, Class<? extends T>> kinds) implements JsonSerializer<T>, JsonDeserializer<T> {
    private static final String KIND = "kind";

    @Override
    public JsonElement serialize(T value, Type type, JsonSerializationContext context) {
        JsonObject json = context.serialize(value, value.getClass()).getAsJsonObject();
        kinds.forEach((name, implementation) -> {
            if (implementation == value.getClass()) {
                json.addProperty(KIND, name);
            }
        });
        return json;
    }

    @Override
    public T deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
        JsonElement kind = json.getAsJsonObject().get(KIND);
        Class<? extends T> implementation = kind == null ? null : kinds.get(kind.getAsString());
        if (implementation == null) {
            throw new JsonParseException("expected a kind of " + kinds.keySet() + " but was " + kind);
        }
        return context.deserialize(json, implementation);
    }
}
