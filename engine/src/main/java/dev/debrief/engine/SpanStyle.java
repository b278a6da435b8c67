package dev.debrief.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is asked for about spans: where they come from, which ones count, and which become
 * transactions. Begin with {@link #DEFAULT} and change what differs.
 *
 * @param files files with spans that lie beside the recordings
 * @param sources file with span sources of the user's own
 * @param clockOffset what is added to the times of those files; empty for an estimate
 * @param filter which spans the outputs are about
 * @param transactions which root spans become transactions
 * @param maxTransactions how many at most; the slowest of each name first
 */
public record SpanStyle(
    List<Path> files,
    Optional<Path> sources,
    Optional<Duration> clockOffset,
    Filter filter,
    Transactions transactions,
    int maxTransactions) {
  /** What is used where nothing else is asked for. */
  public static final SpanStyle DEFAULT =
      new SpanStyle(
          List.of(), Optional.empty(), Optional.empty(), Filter.ALL, Transactions.NEW, 1_000);

  /** Which root spans become transactions. */
  public enum Transactions {
    /** None: profiles only, and no attribution. */
    NONE,
    /** All but those that were read from files of Sentry's, which has them already. */
    NEW,
    /** All of them. */
    ALL
  }

  /**
   * Which spans outputs are about: only their time on their threads is in them. All that is asked
   * for must be true of a span.
   *
   * @param names globs of which one must match its name; none means any
   * @param traceIds hexadecimal trace ids of which one must be its own; none means any
   * @param latency its least length; empty means any
   */
  public record Filter(List<String> names, List<String> traceIds, Optional<Duration> latency) {
    /** Everything, time without a span too. */
    public static final Filter ALL = new Filter(List.of(), List.of(), Optional.empty());

    public Filter {
      names = List.copyOf(names);
      traceIds = List.copyOf(traceIds);
      Objects.requireNonNull(latency, "latency");
    }

    /** Returns whether nothing is asked for. */
    boolean isEmpty() {
      return names.isEmpty() && traceIds.isEmpty() && latency.isEmpty();
    }
  }

  /**
   * @throws IllegalArgumentException if {@code maxTransactions} is negative
   */
  public SpanStyle {
    files = List.copyOf(files);
    Objects.requireNonNull(sources, "sources");
    Objects.requireNonNull(clockOffset, "clockOffset");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(transactions, "transactions");
    if (maxTransactions < 0) {
      throw new IllegalArgumentException("maxTransactions must not be negative");
    }
  }

  /** Returns the same with files that hold spans. */
  public SpanStyle files(List<Path> paths) {
    return new SpanStyle(paths, sources, clockOffset, filter, transactions, maxTransactions);
  }

  /** Returns the same with a file of span sources. */
  public SpanStyle sources(Optional<Path> file) {
    return new SpanStyle(files, file, clockOffset, filter, transactions, maxTransactions);
  }

  /** Returns the same with another offset of the files' clocks. */
  public SpanStyle clockOffset(Optional<Duration> offset) {
    return new SpanStyle(files, sources, offset, filter, transactions, maxTransactions);
  }

  /** Returns the same about other spans. */
  public SpanStyle filter(Filter newFilter) {
    return new SpanStyle(files, sources, clockOffset, newFilter, transactions, maxTransactions);
  }

  /** Returns the same with other transactions. */
  public SpanStyle transactions(Transactions which) {
    return new SpanStyle(files, sources, clockOffset, filter, which, maxTransactions);
  }

  /** Returns the same with at most so many transactions. */
  public SpanStyle maxTransactions(int most) {
    return new SpanStyle(files, sources, clockOffset, filter, transactions, most);
  }

  /** Returns whether outputs depend on spans at all. */
  boolean wanted() {
    return transactions != Transactions.NONE || !filter.equals(Filter.ALL);
  }
}
