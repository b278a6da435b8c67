package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonStreamContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How positions in a file are written. */
final class Positions {
  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_]{1,40}");

  private Positions() {}

  /** Joins the place of an item and a path in it; either may be empty. */
  static String join(String prefix, String path) {
    return prefix.isEmpty() || path.isEmpty() ? prefix + path : prefix + ", " + path;
  }

  /** The path of a value in its text, like {@code profile.samples[12].thread_id}. */
  static String path(JsonStreamContext innermost) {
    StringBuilder path = new StringBuilder();
    @Nullable JsonStreamContext context = innermost;
    while (context != null && !context.inRoot()) {
      if (context.inArray() && context.hasCurrentIndex()) {
        path.insert(0, "[" + context.getCurrentIndex() + "]");
      } else if (context.hasCurrentName()) {
        path.insert(0, segment(context.getCurrentName()));
      }
      context = context.getParent();
    }
    return path.length() > 0 && path.charAt(0) == '.' ? path.substring(1) : path.toString();
  }

  private static String segment(String name) {
    return PLAIN_NAME.matcher(name).matches()
        ? "." + name
        : "[\"" + JsonCursor.shorten(name).replace(']', ')') + "\"]";
  }
}
