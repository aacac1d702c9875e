package triggerword.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.kernel.comm.Comm;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.comm.CommCloseCommand;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;

/**
 * The models behind the sliders and pictures of a page, which shows them with the standard front end of ipywidgets: Java
 * owns their state, the page mirrors it. (Jupyter's “widget messaging protocol”, version 2.1.)
 *
 * <p>The kernel's thread hears the page while others set values. So the models and their states are read and changed under
 * one lock, and told under it, too: else an older state might be told last. Listeners are called without it, as they may
 * wait for such a thread.
 */
final class Widgets {
    private static final String WIDGET_VIEW = "application/vnd.jupyter.widget-view+json";
    private static final String PROTOCOL = "2.1.0";
    private static final String CONTROLS = "@jupyter-widgets/controls";
    private static final String BASE = "@jupyter-widgets/base";
    private static final String MODULE_VERSION = "2.0.0";

    private final CommManager comms;
    private final KernelJson json = new KernelJson();
    private final List<Widget> open = new ArrayList<>();
    private boolean hastened;

    Widgets(CommManager comms) {
        this.comms = comms;
        // A page that is loaded again asks here for everything that it shows.
        comms.registerTarget("jupyter.widget.control", (manager, id, target, message) -> new Reload(id, target));
    }

    /**
     * Opens a model that the page shows.
     *
     * @param kind  the name that the front end has for it: "FloatSlider"
     * @param state its values; not copied
     */
    Widget open(String kind, JsonObject state) {
        state.addProperty("_view_module", CONTROLS);
        state.addProperty("_view_module_version", MODULE_VERSION);
        state.addProperty("_view_name", kind + "View");
        return open(kind, CONTROLS, state);
    }

    /** Opens a model that says how others look: "Layout", or a style. */
    Widget openLook(String kind, JsonObject state) {
        return open(kind, kind.equals("Layout") ? BASE : CONTROLS, state);
    }

    private synchronized Widget open(String kind, String module, JsonObject state) {
        state.addProperty("_model_module", module);
        state.addProperty("_model_module_version", MODULE_VERSION);
        state.addProperty("_model_name", kind + "Model");
        Widget widget = comms.openComm("jupyter.widget", (manager, id, target, message) -> {
            json.open(message.getContent(), message("state", state));
            message.getNonNullMetadata().put("version", PROTOCOL);
            return new Widget(id, target, state);
        });
        open.add(widget);
        return widget;
    }

    /** Widgets one below the other, as what a cell shows; beside them stays what it shows without widgets. */
    void showColumn(JsonArray children, DisplayData shown) {
        var column = new JsonObject();
        column.add("children", children);
        String id = open("VBox", column).getID();
        shown.putData(WIDGET_VIEW, Map.of("version_major", 2, "version_minor", 0, "model_id", id));
    }

    /** What is said from now on answers this message; the kernel knows that of cells only. */
    private void hear(MessageContext message) {
        comms.setMessageContext(message);
        if (!hastened) {
            hastened = true;
            KernelLoop.hasten(Thread.currentThread());
        }
    }

    private static JsonObject message(String states, JsonObject content) {
        var message = new JsonObject();
        message.add(states, content);
        message.add("buffer_paths", new JsonArray());
        return message;
    }

    /** One model: a slider, a box, a text. */
    final class Widget extends Comm {
        private final JsonObject state;
        private Consumer<JsonObject> listener = message -> {};

        private Widget(String id, String target, JsonObject state) {
            super(comms, id, target);
            this.state = state;
        }

        /** How others name it in their state. */
        String reference() {
            return "IPY_MODEL_" + getID();
        }

        /** Calls this with what the page says: {@code {"state": …}} after a change, {@code {"content": …}} of a press. */
        void onMessage(Consumer<JsonObject> listener) {
            this.listener = listener;
        }

        /** Sets a value, in the page, too. */
        void set(String name, Object value) {
            var change = new JsonObject();
            change.add(
                    name, value instanceof Boolean yes ? new JsonPrimitive(yes) : new JsonPrimitive(value.toString()));
            synchronized (Widgets.this) {
                state.add(name, change.get(name));
                update(change);
            }
        }

        @Override
        protected void onMessage(Message<CommMsgCommand> message) {
            hear(message);
            JsonObject said = KernelJson.read(message.getContent());
            synchronized (Widgets.this) {
                if (said.get("method").getAsString().equals("request_state")) {
                    update(state);
                    return;
                }
                if (said.has("state")) {
                    said.getAsJsonObject("state")
                            .entrySet()
                            .forEach(change -> state.add(change.getKey(), change.getValue()));
                }
            }
            listener.accept(said);
        }

        @Override
        protected void onClose(Message<CommCloseCommand> message, boolean closing) {
            synchronized (Widgets.this) {
                open.remove(this);
            }
        }

        private void update(JsonObject change) {
            JsonObject message = message("state", change);
            message.addProperty("method", "update");
            json.send(this, message);
        }

        private JsonObject description() {
            var description = new JsonObject();
            description.add("model_name", state.get("_model_name"));
            description.add("model_module", state.get("_model_module"));
            description.add("model_module_version", state.get("_model_module_version"));
            description.add("state", state);
            return description;
        }
    }

    /** A page's question after it was loaded again. */
    final class Reload extends Comm {
        Reload(String id, String target) {
            super(comms, id, target);
        }

        @Override
        protected void onMessage(Message<CommMsgCommand> message) {
            hear(message);
            synchronized (Widgets.this) {
                var states = new JsonObject();
                open.forEach(widget -> states.add(widget.getID(), widget.description()));
                JsonObject answer = message("states", states);
                answer.addProperty("method", "update_states");
                json.send(this, answer);
            }
        }

        @Override
        protected void onClose(Message<CommCloseCommand> message, boolean closing) {}
    }
}
