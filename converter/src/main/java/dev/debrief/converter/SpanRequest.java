package dev.debrief.converter;

import dev.debrief.timeline.span.SpanIndex;
import java.util.Objects;

/**
 * What a format needs to know to tell of spans.
 *
 * @param index which span every thread worked for
 * @param transactions which root spans become transactions
 * @param most how many transactions are written at most; the slowest of each name come first
 */
public record SpanRequest(SpanIndex index, Transactions transactions, int most) {
  /** Which root spans become transactions. */
  public enum Transactions {
    /** Those that Sentry does not have yet: not those that were read from its own files. */
    NEW,
    /** All of them. */
    ALL
  }

  /**
   * @throws IllegalArgumentException if {@code most} is negative
   */
  public SpanRequest {
    Objects.requireNonNull(index, "index");
    Objects.requireNonNull(transactions, "transactions");
    if (most < 0) {
      throw new IllegalArgumentException("at most " + most + " transactions");
    }
  }
}
