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
final class LiveDisplay implements Surface {
    private String id;
    private OpenStream stream;

    /** The first time in the cell that runs. */
    @Override
    public void show(Object value) {
        DisplayStream cell = kernel().getIO().display;
        if (id == null) {
            id = BaseNotebookStatics.display(value);
            stream = new OpenStream(cell);
        } else {
            // Who runs a notebook without a page hears only what belongs to the cell that runs just now.
            (cell.isAttached() ? cell : stream).updateDisplay(id, BaseNotebookStatics.render(value));
        }
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
