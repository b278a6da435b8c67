package dev.debrief.converter.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules that only several payloads together show: chunks and transactions of one profiler. */
final class SetChecks {
  private static final double QUARTER_SECONDS = 900;
  private static final double MAX_ZONE_SECONDS = 14 * 3600;
  private static final double SHIFT_TOLERANCE_SECONDS = 5;

  /** A transaction with where it was found. */
  private record LinkedTransaction(Transaction transaction, Optional<Dsn> dsn, Findings findings) {

    void add(Check check, String path, String message) {
      findings.add(check, transaction.at(path), message);
    }
  }

  /** What one profiler left behind. */
  private record Session(List<ChunkFacts> chunks, List<LinkedTransaction> transactions) {}

  private final Map<String, Session> sessions = new TreeMap<>();

  /** Remembers a chunk. */
  void addChunk(Profile chunk, @Nullable String dsn, Findings findings) {
    String profilerId = chunk.text("profiler_id");
    if (profilerId != null && chunk.samples().size() > 0) {
      session(profilerId).chunks().add(ChunkFacts.of(chunk, Dsn.parse(dsn), findings));
    }
  }

  /** Remembers a transaction if it names a profiler. */
  void addTransaction(Transaction transaction, @Nullable String dsn, Findings findings) {
    String profilerId = transaction.profilerId();
    if (profilerId != null) {
      session(profilerId)
          .transactions()
          .add(new LinkedTransaction(transaction, Dsn.parse(dsn), findings));
    }
  }

  private Session session(String profilerId) {
    return sessions.computeIfAbsent(
        Scalars.plainUuid(profilerId), id -> new Session(new ArrayList<>(), new ArrayList<>()));
  }

  /** Checks everything remembered. */
  void check() {
    for (Session session : sessions.values()) {
      ChunkSequence.check(session.chunks());
      checkSpelling(session);
      session.transactions().forEach(transaction -> checkLink(transaction, session.chunks()));
    }
    checkProfilers();
  }

  /**
   * Transactions alone may have their chunks elsewhere; beside chunks of others they should not.
   */
  private void checkProfilers() {
    if (sessions.values().stream().allMatch(session -> session.chunks().isEmpty())) {
      return;
    }
    sessions.values().stream()
        .filter(session -> session.chunks().isEmpty())
        .flatMap(session -> session.transactions().stream())
        .forEach(
            linked ->
                linked.add(
                    Check.SPAN_THREAD_ID_UNKNOWN,
                    "contexts.profile.profiler_id",
                    "no chunk of the set has this id"));
  }

  private static void checkSpelling(Session session) {
    TreeSet<String> spellings = new TreeSet<>();
    session.chunks().forEach(chunk -> spellings.add(chunk.profilerId()));
    session.transactions().forEach(linked -> spellings.add(spelling(linked)));
    if (spellings.size() < 2) {
      return;
    }
    String message = "the set has " + spellings.size() + " spellings of this id";
    for (ChunkFacts chunk : session.chunks()) {
      if (!chunk.profilerId().equals(Scalars.plainUuid(chunk.profilerId()))) {
        chunk.add(Check.PROFILER_ID_SPELLING, "profiler_id", message);
      }
    }
    for (LinkedTransaction linked : session.transactions()) {
      if (!spelling(linked).equals(Scalars.plainUuid(spelling(linked)))) {
        linked.add(Check.PROFILER_ID_SPELLING, "contexts.profile.profiler_id", message);
      }
    }
  }

  private static String spelling(LinkedTransaction linked) {
    return String.valueOf(linked.transaction().profilerId());
  }

  private static void checkLink(LinkedTransaction linked, List<ChunkFacts> chunks) {
    if (chunks.isEmpty()) {
      return;
    }
    Transaction transaction = linked.transaction();
    List<ChunkFacts> overlapping =
        chunks.stream()
            .filter(c -> c.start() <= transaction.end() && c.end() >= transaction.start())
            .toList();
    if (!overlapping.isEmpty()) {
      checkThreads(linked, overlapping);
    } else if (!isShifted(linked, chunks)) {
      linked.add(
          Check.SPAN_THREAD_ID_UNKNOWN, "start_timestamp", "no chunk of its profiler_id is then");
    }
    checkProject(linked, chunks);
    checkRelease(linked, chunks);
  }

  private static void checkThreads(LinkedTransaction linked, List<ChunkFacts> overlapping) {
    String own = linked.transaction().text("contexts.trace.data.thread.id");
    if (own != null && isUnknown(own, overlapping)) {
      linked.add(
          Check.SPAN_THREAD_ID_UNKNOWN,
          "contexts.trace.data.thread.id",
          "no chunk of this time has a thread " + JsonCursor.shorten(own));
    }
    for (String thread : linked.transaction().spanThreads()) {
      if (isUnknown(thread, overlapping)) {
        linked.add(
            Check.SPAN_THREAD_ID_UNKNOWN,
            "spans[].data.thread.id",
            "no chunk of this time has a thread " + JsonCursor.shorten(thread));
      }
    }
  }

  private static boolean isUnknown(String thread, List<ChunkFacts> chunks) {
    return chunks.stream().noneMatch(chunk -> chunk.threads().containsKey(thread));
  }

  private static boolean isShifted(LinkedTransaction linked, List<ChunkFacts> chunks) {
    double start = chunks.stream().min(Comparator.comparingDouble(ChunkFacts::start)).get().start();
    double end = chunks.stream().max(Comparator.comparingDouble(ChunkFacts::end)).get().end();
    Transaction transaction = linked.transaction();
    double length = Math.max(end - start, transaction.end() - transaction.start());
    double shift = nearestQuarter(transaction.start() - start);
    boolean fits =
        transaction.start() - shift <= end + SHIFT_TOLERANCE_SECONDS
            && transaction.end() - shift >= start - SHIFT_TOLERANCE_SECONDS;
    boolean shifted = fits && isZoneShift(shift) && length < QUARTER_SECONDS / 2;
    if (shifted) {
      linked.add(Check.LOCAL_TIME, "start_timestamp", "the chunks are " + shift / 3600 + " h away");
    }
    return shifted;
  }

  private static double nearestQuarter(double seconds) {
    return QUARTER_SECONDS * Math.round(seconds / QUARTER_SECONDS);
  }

  /** No zone is a quarter of an hour away from UTC, but some are three quarters beside the hour. */
  private static boolean isZoneShift(double seconds) {
    return Math.abs(seconds) > QUARTER_SECONDS && Math.abs(seconds) <= MAX_ZONE_SECONDS;
  }

  private static void checkProject(LinkedTransaction linked, List<ChunkFacts> chunks) {
    Optional<Dsn> own = linked.dsn();
    if (own.isPresent()
        && chunks.stream()
            .flatMap(chunk -> chunk.dsn().stream())
            .anyMatch(dsn -> !dsn.sameProject(own.get()))) {
      linked.add(Check.PROJECTS_DIFFER, "contexts.profile.profiler_id", "its chunks go elsewhere");
    }
  }

  private static void checkRelease(LinkedTransaction linked, List<ChunkFacts> chunks) {
    String release = linked.transaction().header().getOrDefault("release", "");
    if (!release.isEmpty()) {
      chunks.stream()
          .filter(chunk -> chunk.release().isEmpty())
          .forEach(
              chunk ->
                  chunk.add(
                      Check.RELEASE_MISSING_IN_CHUNK,
                      "release",
                      "its transactions are of release " + JsonCursor.shorten(release)));
    }
  }

  /** Compares the start of a version 1 profile with that of its transaction. */
  static void checkLocalTime(Profile profile, Transaction transaction, Findings findings) {
    Scalars.instant(profile.text("timestamp"))
        .ifPresent(
            time -> {
              double distance = Scalars.seconds(time) - transaction.start();
              double shift = nearestQuarter(distance);
              if (isZoneShift(shift) && Math.abs(distance - shift) < SHIFT_TOLERANCE_SECONDS) {
                findings.add(
                    Check.LOCAL_TIME,
                    profile.at("timestamp"),
                    "the profile is " + shift / 3600 + " h away from its transaction");
              }
            });
  }
}
