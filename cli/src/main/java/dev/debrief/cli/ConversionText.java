package dev.debrief.cli;

import dev.debrief.engine.Conversion;
import dev.debrief.engine.SpanTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of a recording: one line, and one or two more where there are spans. */
final class ConversionText {
  private static final String INDENT = "\n        ";

  private ConversionText() {}

  /**
   * Returns the lines.
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
    return String.join(", ", parts) + conversion.spans().map(ConversionText::spans).orElse("");
  }

  private static String outputs(Conversion conversion) {
    long bytes = 0;
    for (Conversion.Output output : conversion.outputs()) {
      bytes += output.bytes();
    }
    List<String> kinds = new ArrayList<>();
    long chunks = count(conversion, "profile_chunk");
    long transactions = count(conversion, "transaction");
    if (chunks > 0 || transactions == 0) {
      kinds.add(Quantity.count(chunks, "profile chunk"));
    }
    if (transactions > 0) {
      kinds.add(Quantity.count(transactions, "transaction"));
    }
    return String.join(" and ", kinds)
        + " ("
        + Quantity.bytes(bytes)
        + ") in "
        + Terminal.escape(conversion.directory().toString());
  }

  private static long count(Conversion conversion, String type) {
    long count = 0;
    for (Conversion.Output output : conversion.outputs()) {
      count += output.type().equals(type) ? 1 : 0;
    }
    return count;
  }

  private static String spans(SpanTotals totals) {
    StringBuilder text = new StringBuilder(INDENT);
    text.append(Quantity.number(totals.attributedSamples()))
        .append(" of ")
        .append(Quantity.count(totals.samples(), "sample"))
        .append(" with a running thread belong to one of ")
        .append(Quantity.count(totals.spans(), "span"));
    sources(totals).ifPresent(sources -> text.append(" (by ").append(sources).append(')'));
    if (totals.ambiguous() > 0) {
      text.append("; ")
          .append(Quantity.number(totals.ambiguous()))
          .append(" may belong to another one that overlaps");
    }
    if (!totals.unattributed().isEmpty()) {
      text.append(INDENT).append("the others: ").append(reasons(totals));
    }
    if (totals.expired() > 0) {
      text.append(INDENT)
          .append(Quantity.count(totals.expired(), "transaction"))
          .append(
              " ended more than 5 days ago: Sentry refuses such, and takes the profile chunks"
                  + " alone");
    }
    return text.toString();
  }

  private static Optional<String> sources(SpanTotals totals) {
    String sources =
        totals.attributed().entrySet().stream()
            .map(entry -> Terminal.escape(entry.getKey()) + " " + Quantity.number(entry.getValue()))
            .collect(Collectors.joining(", "));
    return sources.isEmpty() ? Optional.empty() : Optional.of(sources);
  }

  private static String reasons(SpanTotals totals) {
    return totals.unattributed().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(entry -> Quantity.number(entry.getValue()) + " " + reason(entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String reason(String word) {
    return switch (word) {
      case "no-thread" -> "of a thread that the recording does not name";
      case "no-context-on-thread" -> "on threads of which no span is known";
      case "outside-intervals" -> "between the spans of their thread";
      case "empty-context" -> "while their thread had no span";
      case "carrier" -> "of a virtual thread that the sampler does not name";
      default -> word;
    };
  }
}
