package triggerword.notebook;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * An exception as a page: what went wrong in one line, and where, a click away.
 *
 * @param cause what was thrown
 */
record Problem(Throwable cause) {
    String html() {
        var stack = new StringWriter();
        cause.printStackTrace(new PrintWriter(stack));
        return "<details style=\"border-left:4px solid #d55e00;padding-left:8px\"><summary><b>"
                + Html.escape(toString()) + "</b></summary><pre>" + Html.escape(stack.toString()) + "</pre></details>";
    }

    /** The kind of the exception and what it says. */
    @Override
    public String toString() {
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
