package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The text resources of the generator. */
final class Lines {
  private Lines() {}

  /** Returns the lines of a resource of this package. */
  static List<String> of(String resource) {
    try (InputStream in = Objects.requireNonNull(Lines.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how many spaces a line starts with. */
  static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }
}
