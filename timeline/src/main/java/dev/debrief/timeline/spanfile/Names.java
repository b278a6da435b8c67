package dev.debrief.timeline.spanfile;

import dev.debrief.timeline.span.SpanKind;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of spans and of their kinds of work, without what could be a secret. */
final class Names {
  private static final int LONGEST = 200;

  /** Producers call database spans by their statement, which may hold values. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?is)\\s*(select\\b.*\\bfrom|insert\\s+into|update\\b.*\\bset|delete\\s+from|merge\\s+into"
              + "|with\\b.*\\bas\\s*\\(|(call|exec(ute)?|create|alter|drop|grant)\\b.*['\"(=])\\b?.*");

  private static final Pattern FIRST_WORD = Pattern.compile("\\s*(\\w{1,20}).*", Pattern.DOTALL);
  private static final Pattern CREDENTIALS = Pattern.compile("://[^/@\\s]*@");
  private static final Pattern PARAMETERS = Pattern.compile("[?#;]\\S*");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.\\-/ ]{1,128}");

  private Names() {}

  /**
   * Returns a name that can be shown: of a statement its first word, of an address no parameters.
   *
   * @param operation what kind of work it was, {@code ""} if unknown
   */
  static String safe(String name, String operation) {
    boolean statement =
        STATEMENT.matcher(name).matches() || (operation.startsWith("db") && name.indexOf('=') >= 0);
    String shown = name;
    if (statement) {
      Matcher first = FIRST_WORD.matcher(name);
      shown = first.matches() ? first.group(1).toUpperCase(Locale.ROOT) : operation;
    } else if (name.contains("/")) {
      shown = PARAMETERS.matcher(CREDENTIALS.matcher(name).replaceAll("://")).replaceAll("");
    }
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST);
  }

  /** Returns a kind of work if it is one, {@code ""} if not. */
  static String word(String text) {
    return WORD.matcher(text).matches() ? text : "";
  }

  /** Returns what kind of work a span was, in Sentry's words; {@code ""} if there is no telling. */
  static String operation(SpanKind kind, Map<String, String> attributes) {
    String role =
        switch (kind) {
          case SERVER -> ".server";
          case CLIENT -> ".client";
          default -> "";
        };
    if (attributes.containsKey("http.request.method") || attributes.containsKey("http.method")) {
      return "http" + role;
    }
    if (attributes.containsKey("rpc.system")) {
      return "rpc" + role;
    }
    if (attributes.containsKey("db.system") || attributes.containsKey("db.system.name")) {
      return "db";
    }
    if (attributes.containsKey("messaging.system")) {
      return switch (kind) {
        case PRODUCER -> "queue.publish";
        case CONSUMER -> "queue.process";
        default -> "queue";
      };
    }
    return "";
  }
}
