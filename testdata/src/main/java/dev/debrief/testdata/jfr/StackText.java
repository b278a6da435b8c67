package dev.debrief.testdata.jfr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stack traces as text, leaf first: {@code "a.Foo.bar:12 < a.Foo.run:5 < java.lang.Thread.run"}. A
 * frame is {@code class.method}, then optionally a descriptor such as {@code (I)V}, {@code :line},
 * {@code @bytecodeIndex} and {@code [frame type]}; {@code ...} at the end means truncated.
 */
final class StackText {
  private static final Pattern FRAME =
      Pattern.compile(
          "(?<method>.+?)(:(?<line>-?\\d+))?(@(?<bci>-?\\d+))?(\\s*\\[(?<type>[^\\]]+)\\])?");
  private static final Pattern METHOD =
      Pattern.compile("((?<class>[^(]*)\\.)?(?<name>[^.(]+)(?<descriptor>\\(.*)?");
  private static final String TRUNCATED = "...";

  private StackText() {}

  /** Returns the fields of a {@code jdk.types.StackTrace}. */
  static Map<String, Object> stackTrace(String text) {
    List<String> frames = new ArrayList<>(List.of(text.strip().split("\\s+<\\s+")));
    frames.removeIf(String::isEmpty);
    boolean truncated = frames.remove(TRUNCATED);
    return Map.of("truncated", truncated, "frames", frames);
  }

  /** Returns the fields of a {@code jdk.types.StackFrame}. */
  static Map<String, Object> frame(String text) {
    Matcher m = match(FRAME, text);
    return Map.of(
        "method", m.group("method"),
        "lineNumber", number(m.group("line")),
        "bytecodeIndex", number(m.group("bci")),
        "type", m.group("type") == null ? "JIT compiled" : m.group("type"));
  }

  /** Returns the fields of a {@code jdk.types.Method}; a name without a dot has no class name. */
  static Map<String, Object> method(String text) {
    Matcher m = match(METHOD, text);
    return Map.of(
        "type",
        m.group("class") == null ? "" : m.group("class"),
        "name",
        m.group("name"),
        "descriptor",
        m.group("descriptor") == null ? "()V" : m.group("descriptor"),
        "modifiers",
        1);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static Matcher match(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException("not a frame (class.method:line): " + text);
    }
    return m;
  }
}
