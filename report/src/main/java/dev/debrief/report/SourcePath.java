package dev.debrief.report;

import dev.debrief.jfr.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where the source of a frame lies below a source folder. A recording does not say it; Java's
 * convention does: a class lies in the file of its outermost class, in the folder of its package.
 */
final class SourcePath {
  private static final String UNRESERVED = "-._~/";

  private SourcePath() {}

  /** Returns a relative URI such as {@code com/acme/Client.java}, {@code ""} if there is none. */
  static String of(Frame frame) {
    if (!frame.isJava()) {
      return "";
    }
    String name = frame.className();
    int hidden = name.indexOf('/');
    String path = (hidden < 0 ? name : name.substring(0, hidden)).replace('.', '/');
    int nested = path.indexOf('$', path.lastIndexOf('/') + 2);
    return uri((nested < 0 ? path : path.substring(0, nested)) + ".java");
  }

  /** Returns a path or name as a relative URI. */
  static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      uri.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return uri.toString();
  }
}
