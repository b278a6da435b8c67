package dev.debrief.testdata.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a truth file. */
record Fact(Map<String, String> fields) {
  private static final Pattern LINE = Pattern.compile("\\{(\"\\w+\":(\"[^\"]*\"|[\\w.+]+),?)+}");
  private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":(?:\"([^\"]*)\"|([\\w.+]+))");

  static List<Fact> readFrom(Path truthFile) throws IOException {
    return Files.readAllLines(truthFile).stream().map(Fact::parse).toList();
  }

  static Fact parse(String line) {
    if (!LINE.matcher(line).matches()) {
      throw new IllegalArgumentException("not a flat JSON object: " + line);
    }
    Map<String, String> fields = new HashMap<>();
    Matcher field = FIELD.matcher(line);
    while (field.find()) {
      fields.put(field.group(1), field.group(2) != null ? field.group(2) : field.group(3));
    }
    return new Fact(fields);
  }

  boolean is(String kind) {
    return text("kind").equals(kind);
  }

  String text(String name) {
    return fields.get(name);
  }

  long number(String name) {
    return Long.parseLong(text(name));
  }

  boolean flag(String name) {
    return Boolean.parseBoolean(text(name));
  }

  long startNanos() {
    return number("startNanos");
  }

  long endNanos() {
    return number("endNanos");
  }

  double millis() {
    return (endNanos() - startNanos()) / 1e6;
  }

  boolean within(Fact outer) {
    return startNanos() >= outer.startNanos() && endNanos() <= outer.endNanos();
  }
}
