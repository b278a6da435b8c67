package dev.debrief.timeline;

import dev.debrief.jfr.ThreadRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The threads of a recording: one identity and one name each, for all chunks and producers.
 *
 * <p>The identity is the Java id, else the OS id, else the key in the constant pool of that
 * producer's chunks. Java ids are never used twice in one JVM, so a thread whose name changes stays
 * one thread and is called what it was called most often. OS ids and pool keys are re-used, so
 * there another name is another thread. Threads with a Java id and without a name are virtual
 * threads; they are called after their id and not remembered, because there may be millions.
 *
 * <p>Once all threads are registered, several threads may ask.
 */
final class ThreadDirectory {
  /** The lane in which garbage collection pauses are shown. */
  static final TimelineThread GC_PAUSES =
      new TimelineThread(3 * TimelineThread.PRIVATE_RANGE, "GC pauses", false);

  /** Ids from here on are given to threads without a usable id of their own. */
  private static final long COUNTED_RANGE = 2 * TimelineThread.PRIVATE_RANGE;

  /** async-profiler resolves names at the end, when the main thread has this one. */
  private static final String END_OF_MAIN = "DestroyJavaVM";

  /** Names of threads that may be the main thread, which their stacks tell. */
  static final Set<String> MAY_BE_MAIN = Set.of(END_OF_MAIN);

  private final Map<Anonymous, Long> privateIds = new HashMap<>();
  private final Set<Long> takenIds = new HashSet<>();
  private final Map<Long, NameVotes> votes = new TreeMap<>();
  private long counted;

  /** A thread without a Java id; the producer matters only for pool keys. */
  private record Anonymous(String producer, long osId, long poolKey, String name) {
    static Anonymous of(ThreadRef ref, String producer) {
      return ref.osId() > 0
          ? new Anonymous("", ref.osId(), 0, ref.name())
          : new Anonymous(producer, 0, ref.poolKey(), ref.name());
    }
  }

  private static final class NameVotes {
    final Map<String, Long> rowsByName = new LinkedHashMap<>();
    boolean virtual;

    /** Returns the name with the most rows; of equals the first in their order. */
    String winner() {
      String winner = "";
      long most = -1;
      for (Map.Entry<String, Long> entry : rowsByName.entrySet()) {
        String name = entry.getKey();
        long rows = entry.getValue();
        if (rows > most || (rows == most && name.compareTo(winner) < 0)) {
          winner = name;
          most = rows;
        }
      }
      return winner;
    }
  }

  /**
   * Notes that a chunk has a thread.
   *
   * @param producer who wrote the chunk
   * @param found what the chunk has of it
   */
  void register(ThreadRef ref, String producer, ChunkIndex.ThreadInChunk found) {
    if (isUnnamedVirtual(ref)) {
      return;
    }
    String name = found.runsMain() && isEndOfMain(ref) ? "main" : displayName(ref);
    NameVotes of = votes.computeIfAbsent(idOf(ref, producer), id -> new NameVotes());
    of.rowsByName.merge(name, found.rows(), Long::sum);
    of.virtual |= ref.kind() == ThreadRef.Kind.VIRTUAL;
  }

  /** Returns the thread that a chunk of a producer means. */
  synchronized TimelineThread threadOf(ThreadRef ref, String producer) {
    if (isUnnamedVirtual(ref)) {
      return new TimelineThread(ref.javaId(), "virtual-" + ref.javaId(), true);
    }
    long id = idOf(ref, producer);
    NameVotes known = votes.get(id);
    return known == null
        ? new TimelineThread(id, displayName(ref), ref.kind() == ThreadRef.Kind.VIRTUAL)
        : new TimelineThread(id, known.winner(), known.virtual);
  }

  /** Returns all threads in the order of their ids, without virtual threads that have no name. */
  List<TimelineThread> threads() {
    List<TimelineThread> threads = new ArrayList<>();
    votes.forEach(
        (id, known) -> threads.add(new TimelineThread(id, known.winner(), known.virtual)));
    return List.copyOf(threads);
  }

  /** Returns whether a thread is one that may be the main thread under another name. */
  static boolean isEndOfMain(ThreadRef ref) {
    return ref.name().equals(END_OF_MAIN);
  }

  private static boolean isUnnamedVirtual(ThreadRef ref) {
    return ref.kind() == ThreadRef.Kind.VIRTUAL && ref.name().isEmpty();
  }

  private static String displayName(ThreadRef ref) {
    if (!ref.name().isEmpty()) {
      return ref.name();
    }
    long id = ref.javaId() > 0 ? ref.javaId() : ref.osId();
    return id > 0 ? "thread-" + id : "unknown thread " + ref.poolKey();
  }

  private long idOf(ThreadRef ref, String producer) {
    return ref.javaId() > 0
        ? ref.javaId()
        : privateIds.computeIfAbsent(Anonymous.of(ref, producer), this::newPrivateId);
  }

  private long newPrivateId(Anonymous thread) {
    long fromOs = TimelineThread.PRIVATE_RANGE + thread.osId();
    boolean usable = thread.osId() > 0 && thread.osId() < TimelineThread.PRIVATE_RANGE;
    return usable && takenIds.add(fromOs) ? fromOs : COUNTED_RANGE + ++counted;
  }
}
