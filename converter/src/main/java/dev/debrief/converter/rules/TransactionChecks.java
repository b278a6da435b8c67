package dev.debrief.converter.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules about one transaction. */
final class TransactionChecks {
  private static final double MIN_LINKED_SECONDS = 0.0198;
  private static final Duration MAX_AGE = Duration.ofDays(5);
  private static final Duration MAX_AHEAD = Duration.ofSeconds(60);

  /** Where a profiler_id is seen, but Sentry does not look. */
  private static final List<String> WRONG_PLACES =
      List.of(
          "contexts.trace.data.profiler_id",
          "contexts.trace.data.profiler.id",
          "contexts.trace.profiler_id",
          "tags.profiler_id",
          "tags.profiler.id",
          "extra.profiler_id",
          "profiler_id");

  private TransactionChecks() {}

  /** Checks a transaction. */
  static void check(Transaction transaction, CheckOptions options, Findings findings) {
    checkTrace(transaction, findings);
    checkTimes(transaction, options, findings);
    checkLink(transaction, findings);
  }

  private static void checkTrace(Transaction transaction, Findings findings) {
    String position = transaction.at("contexts.trace");
    String traceId = transaction.text("contexts.trace.trace_id");
    String spanId = transaction.text("contexts.trace.span_id");
    if (!Scalars.isHexId(traceId, 32)) {
      findings.add(Check.TRACE_CONTEXT_INVALID, position + ".trace_id", "it is " + shown(traceId));
    }
    if (!Scalars.isHexId(spanId, 16)) {
      findings.add(Check.TRACE_CONTEXT_INVALID, position + ".span_id", "it is " + shown(spanId));
    }
    String type = transaction.header().getOrDefault("contexts.trace.type", "trace");
    if (!type.equals("trace")) {
      findings.add(Check.TRACE_CONTEXT_INVALID, position + ".type", "it is " + shown(type));
    }
  }

  private static String shown(@Nullable String text) {
    return text == null ? "missing" : JsonCursor.shorten(text);
  }

  private static void checkTimes(Transaction transaction, CheckOptions options, Findings findings) {
    if (Double.isNaN(transaction.start())) {
      findings.add(
          Check.SPAN_INVALID, transaction.at("start_timestamp"), "the transaction has no start");
    }
    if (Double.isNaN(transaction.end())) {
      findings.add(Check.SPAN_INVALID, transaction.at("timestamp"), "the transaction has no end");
      return;
    }
    if (transaction.end() < transaction.start()) {
      findings.add(
          Check.SPAN_INVALID, transaction.at("timestamp"), "the transaction ends before it starts");
    }
    options.sendTime().ifPresent(now -> checkAge(transaction, now, findings));
  }

  private static void checkAge(Transaction transaction, Instant now, Findings findings) {
    double earliest = Scalars.seconds(now.minus(MAX_AGE));
    double latest = Scalars.seconds(now.plus(MAX_AHEAD));
    if (transaction.end() < earliest || transaction.end() > latest) {
      findings.add(
          Check.TRANSACTION_OUT_OF_TIME,
          transaction.at("timestamp"),
          "the end, "
              + Scalars.shown(transaction.end())
              + ", is too far from the time of sending, "
              + now);
    }
  }

  private static void checkLink(Transaction transaction, Findings findings) {
    if (transaction.profilerId() == null) {
      for (String place : WRONG_PLACES) {
        if (transaction.header().containsKey(place)) {
          findings.add(
              Check.PROFILER_ID_MISPLACED,
              transaction.at(place),
              "contexts.profile has no profiler_id");
          return;
        }
      }
      return;
    }
    if (transaction.end() - transaction.start() < MIN_LINKED_SECONDS) {
      findings.add(
          Check.TRANSACTION_TOO_SHORT,
          transaction.at("timestamp"),
          "it lasts "
              + Math.round(1e6 * (transaction.end() - transaction.start()))
              + " µs and has a profiler_id");
    }
    if (transaction.text("contexts.trace.trace_id") != null
        && transaction.text("contexts.trace.data.thread.id") == null) {
      findings.add(
          Check.SPAN_THREAD_ID_UNKNOWN,
          transaction.at("contexts.trace.data"),
          "there is a profiler_id and no thread.id");
    }
  }
}
