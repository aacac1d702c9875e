package triggerword.notebook;

import java.util.Base64;

/** What pages in a notebook are put together from. */
final class Html {
    private Html() {}

    /** The text, so that a page shows it as it is. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** An address that holds the file itself, so that the notebook needs no other. */
    static String dataUri(String mimeType, byte[] file) {
        return "data:" + mimeType + ";base64," + base64(file);
    }
}
