package dev.debrief.cli;

import dev.debrief.engine.Conversion;
import java.util.ArrayList;
import java.util.List;

/** What became of a recording, in one line. */
final class ConversionText {
  private ConversionText() {}

  /**
   * Returns the line.
   *
   * @param cut whether only a part of the recording was asked for: its exact instants are told then
   */
  static String of(Conversion conversion, boolean cut) {
    if (conversion.outputs().isEmpty()) {
      return "nothing to show: " + conversion.hint().orElse("");
    }
    List<String> parts = new ArrayList<>();
    parts.add(outputs(conversion));
    parts.add(
        cut
            ? conversion.start() + " to " + conversion.end()
            : Quantity.range(conversion.start(), conversion.end()));
    parts.add(Quantity.count(conversion.count("threads"), "thread"));
    parts.add(Quantity.count(conversion.count("samples"), "sample"));
    parts.add(Quantity.count(conversion.count("waits"), "wait"));
    return String.join(", ", parts);
  }

  private static String outputs(Conversion conversion) {
    long bytes = conversion.outputs().stream().mapToLong(Conversion.Output::bytes).sum();
    return "%s (%s) in %s"
        .formatted(
            Quantity.count(conversion.outputs().size(), "profile chunk"),
            Quantity.bytes(bytes),
            Terminal.escape(conversion.directory().toString()));
  }
}
