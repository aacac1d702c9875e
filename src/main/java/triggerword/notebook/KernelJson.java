package triggerword.notebook;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.comm.Comm;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;
import org.dflib.jjava.jupyter.messages.comm.CommOpenCommand;

/**
 * What is said to the page and what it says, as JSON.
 *
 * <p>The kernel that runs carries a Gson of its own under another name than the one that it is compiled with. So the few
 * methods that have Gson's types are reached by reflection, here and nowhere else, and only text passes between the two.
 */
final class KernelJson {
    private final Class<?> object;
    private final Method parse;
    private final Method add;
    private final Method send;

    KernelJson() {
        try {
            object = CommMsgCommand.class.getMethod("getData").getReturnType();
            Class<?> parser = Class.forName(object.getPackageName() + ".JsonParser", true, object.getClassLoader());
            parse = parser.getMethod("parseString", String.class);
            add = object.getMethod("add", String.class, object.getSuperclass());
            send = Comm.class.getMethod("send", object, Map.class, List.class);
        } catch (ReflectiveOperationException e) {
            throw unknownKernel(e);
        }
    }

    /** What the page says. */
    static JsonObject read(CommMsgCommand message) {
        try {
            Object data = CommMsgCommand.class.getMethod("getData").invoke(message);
            return JsonParser.parseString(data.toString()).getAsJsonObject();
        } catch (ReflectiveOperationException e) {
            throw unknownKernel(e);
        }
    }

    /** Adds the data to the message with which a comm is about to be opened. */
    void open(CommOpenCommand message, JsonObject data) {
        try {
            Object content = CommOpenCommand.class.getMethod("getData").invoke(message);
            for (Map.Entry<String, JsonElement> entry : data.entrySet()) {
                add.invoke(
                        content,
                        entry.getKey(),
                        parse.invoke(null, entry.getValue().toString()));
            }
        } catch (ReflectiveOperationException e) {
            throw unknownKernel(e);
        }
    }

    /** Says it to the page. */
    void send(Comm comm, JsonObject data) {
        try {
            send.invoke(comm, parse.invoke(null, data.toString()), null, null);
        } catch (ReflectiveOperationException e) {
            throw unknownKernel(e);
        }
    }

    private static IllegalStateException unknownKernel(ReflectiveOperationException e) {
        return new IllegalStateException("expected the kernel of requirements.txt but was another: " + e, e);
    }
}
