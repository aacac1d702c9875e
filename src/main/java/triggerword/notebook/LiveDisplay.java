package triggerword.notebook;

import java.lang.reflect.Field;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.BaseNotebookStatics;
import org.dflib.jjava.jupyter.kernel.DisplayStream;

/**
 * Something displayed in a cell that can be drawn anew from any thread, also when the cell has ended: the kernel's own
 * {@code updateDisplay} does nothing then.
 */
final class LiveDisplay {
    private final String id;
    private final OpenStream stream;

    /** Displays this in the cell that runs. */
    LiveDisplay(Object shown) {
        id = BaseNotebookStatics.display(shown);
        stream = new OpenStream(kernel().getIO().display);
    }

    /** Displays this in its place. */
    void show(Object shown) {
        DisplayStream cell = kernel().getIO().display;
        // Who runs a notebook without a page hears only what belongs to the cell that runs just now.
        (cell.isAttached() ? cell : stream).updateDisplay(id, BaseNotebookStatics.render(shown));
    }

    private static BaseKernel kernel() {
        return BaseKernel.notebookKernel();
    }

    /** Goes on to write to the cell where another stream was writing to when it was opened. */
    private static final class OpenStream extends DisplayStream {
        OpenStream(DisplayStream cell) {
            try {
                Field environment = DisplayStream.class.getDeclaredField("env");
                environment.setAccessible(true);
                setEnv((ShellReplyEnvironment) environment.get(cell));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("expected the kernel's display stream but was another", e);
            }
        }
    }
}
