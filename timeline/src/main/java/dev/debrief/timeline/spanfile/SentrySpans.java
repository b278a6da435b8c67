package dev.debrief.timeline.spanfile;

import dev.debrief.timeline.span.ExternalSpan;
import dev.debrief.timeline.span.SpanKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Transactions of Sentry's SDKs and the spans embedded in them. Where a bridge from OpenTelemetry
 * built the transaction, its thread may be that of the exporter, which is told by its name.
 */
final class SentrySpans {
  private static final String FORMAT = "sentry";
  private static final Pattern EXPORTER =
      Pattern.compile(".*(span.?processor|span.?export|batchspan).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern STATUS = Pattern.compile("[a-z_]{1,40}");

  private final long line;
  private final SpanTally tally;

  SentrySpans(long line, SpanTally tally) {
    this.line = line;
    this.tally = tally;
  }

  /** Returns whether an object is a transaction event. */
  static boolean isTransaction(Tree event) {
    return event.text("type").equals("transaction")
        || (event.has("start_timestamp") && event.tree("contexts").has("trace"));
  }

  Optional<ExternalSpan> transaction(Tree event) {
    Tree trace = event.tree("contexts").tree("trace");
    return read(trace, event, event.text("transaction"));
  }

  Optional<ExternalSpan> span(Tree span) {
    String description = span.text("description");
    return read(span, span, description.isEmpty() ? span.text("op") : description);
  }

  /**
   * @param context with ids, operation and data
   * @param times with start and end
   */
  private Optional<ExternalSpan> read(Tree context, Tree times, String name) {
    if (!times.has("timestamp")) {
      return Optional.empty();
    }
    Map<String, String> data = context.tree("data").texts();
    String operation = Names.word(context.text("op"));
    return Optional.of(
        new ExternalSpan(
            Ids.of(
                context.text("trace_id"), context.text("span_id"), context.text("parent_span_id")),
            Names.safe(name, operation),
            Times.nanosOfSeconds(times.text("start_timestamp"), "start_timestamp"),
            Times.nanosOfSeconds(times.text("timestamp"), "timestamp"),
            thread(data),
            new ExternalSpan.Details(
                kind(operation), operation, status(context), FORMAT, Attributes.kept(data))));
  }

  private ExternalSpan.StartThread thread(Map<String, String> data) {
    ExternalSpan.StartThread thread = Attributes.thread(data);
    if (EXPORTER.matcher(thread.name()).matches()) {
      tally.exporterThread(line);
      return ExternalSpan.StartThread.UNKNOWN;
    }
    return thread;
  }

  private static String status(Tree context) {
    String status = context.text("status").toLowerCase(Locale.ROOT);
    return STATUS.matcher(status).matches() ? status : "";
  }

  private static SpanKind kind(String operation) {
    if (operation.endsWith(".server")) {
      return SpanKind.SERVER;
    }
    return operation.endsWith(".client") ? SpanKind.CLIENT : SpanKind.UNKNOWN;
  }
}
