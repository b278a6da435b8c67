package dev.debrief.converter;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostic.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts root spans that became no transaction, and transactions that will not look right. */
final class TransactionNotes {
  private long fromSentry;
  private long leftOut;
  private int most;
  private long notSeen;
  private long tooShort;
  private long spansCut;

  void fromSentry() {
    fromSentry++;
  }

  /**
   * Says how many were too many.
   *
   * @param limit how many may be written
   */
  void leftOut(long count, int limit) {
    leftOut += count;
    most = limit;
  }

  void notSeen(long count) {
    notSeen += count;
  }

  void tooShort() {
    tooShort++;
  }

  void spansCut(int count) {
    spansCut += count;
  }

  List<Diagnostic> list() {
    List<Diagnostic> notes = new ArrayList<>();
    add(
        notes,
        "transactions-from-sentry",
        fromSentry,
        "a transaction came from a file of Sentry's and is not written again"
            + " (--transactions=all writes it)");
    add(
        notes,
        "transactions-left-out",
        leftOut,
        "a transaction was left out, because there are more than %,d; the slowest of each name"
                .formatted(most)
            + " were written (--max-transactions)");
    add(
        notes,
        "root-spans-not-seen",
        notSeen,
        "a root span became no transaction, because no sample or wait of its threads is in the"
            + " profile");
    add(
        notes,
        "transactions-too-short",
        tooShort,
        "a transaction is shorter than 19.8 ms; Sentry links no profile to it");
    add(
        notes,
        "transaction-spans-cut",
        spansCut,
        "a span was cut off a transaction that would exceed Sentry's 1 MiB; the longest were"
            + " kept");
    return notes;
  }

  private static void add(List<Diagnostic> notes, String code, long count, String message) {
    if (count > 0) {
      notes.add(new Diagnostic(code, Level.INFO, message, count, Optional.empty()));
    }
  }
}
