package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes the events of threads as the JVM declares them. */
final class ThreadEvents {
  private static final int RUNNABLE = 5;
  private static final List<String> HOSTS =
      List.of(
          "orders-primary.db.internal",
          "orders-replica.db.internal",
          "session-cache.internal",
          "catalog-search.internal",
          "kafka-broker-2.internal");

  private final ChunkEvents chunk;
  private final List<RecordedThread> threads;
  private final Map<Activity, Long> ids = new EnumMap<>(Activity.class);

  ThreadEvents(ChunkEvents chunk, TypeTree types, List<RecordedThread> threads) {
    this.chunk = chunk;
    this.threads = threads;
    for (Activity activity : Activity.values()) {
      ids.put(activity, types.id(activity.type(), fields(activity)));
    }
  }

  private static String[] fields(Activity activity) {
    String common =
        switch (activity) {
          case SAMPLE, NATIVE_SAMPLE -> "startTime sampledThread stackTrace state";
          case ALLOCATION -> "startTime eventThread stackTrace objectClass allocationSize tlabSize";
          case LARGE_ALLOCATION -> "startTime eventThread stackTrace objectClass allocationSize";
          default -> "startTime duration eventThread stackTrace" + own(activity);
        };
    return common.split(" ");
  }

  private static String own(Activity activity) {
    return switch (activity) {
      case PARK -> " parkedClass timeout until address";
      case MONITOR_WAIT -> " monitorClass notifier timeout timedOut address";
      case MONITOR_ENTER -> " monitorClass previousOwner address";
      case SLEEP -> " time";
      case SOCKET_READ -> " host address port timeout bytesRead endOfStream";
      case SOCKET_WRITE -> " host address port bytesWritten";
      case FILE_READ -> " path bytesRead endOfFile";
      case FILE_WRITE -> " path bytesWritten";
      case EXCEPTION -> " message thrownClass";
      case CLASS_LOAD -> " loadedClass definingClassLoader initiatingClassLoader";
      default -> "";
    };
  }

  /**
   * Writes an event into the buffer of the thread that notices it.
   *
   * @param thread the thread that did it
   * @param variety a number that the event's other fields follow from
   */
  void write(
      Activity activity,
      EventBytes out,
      RecordedThread thread,
      long start,
      long end,
      int stack,
      int subject,
      int variety)
      throws IOException {
    int event = out.begin(ids.getOrDefault(activity, 0L));
    out.integer(start);
    if (lasts(activity)) {
      out.integer(end - start);
    }
    out.integer(thread.key());
    out.integer(chunk.stackKey(stack));
    switch (activity) {
      case SAMPLE, NATIVE_SAMPLE -> out.integer(RUNNABLE);
      case SLEEP -> out.integer((end - start) / Clock.MILLI);
      case PARK, MONITOR_WAIT, MONITOR_ENTER -> writeMonitor(activity, out, subject, variety);
      case SOCKET_READ, SOCKET_WRITE -> writeSocket(activity, out, variety);
      case FILE_READ, FILE_WRITE -> writeFile(activity, out, variety);
      default -> writeObject(activity, out, subject, variety);
    }
    chunk.end(out, event);
  }

  private static boolean lasts(Activity activity) {
    return switch (activity) {
      case SAMPLE, NATIVE_SAMPLE, ALLOCATION, LARGE_ALLOCATION -> false;
      default -> true;
    };
  }

  private void writeMonitor(Activity activity, EventBytes out, int subject, int variety) {
    out.integer(chunk.classKey(subject));
    long other = threads.get(variety % threads.size()).key();
    switch (activity) {
      case PARK -> {
        boolean timed = variety % 4 == 0;
        out.integer(timed ? 10L * Clock.MILLI * (1 + variety % 50) : Long.MIN_VALUE);
        out.integer(Long.MIN_VALUE);
      }
      case MONITOR_WAIT -> {
        out.integer(other);
        out.integer(variety % 3 == 0 ? 1_000 : 0);
        out.octet(0);
      }
      default -> out.integer(other);
    }
    out.integer(0x6_8000_0000L + (variety % 5_000) * 24L);
  }

  private void writeSocket(Activity activity, EventBytes out, int variety) {
    int peer = variety % HOSTS.size();
    out.pooled(chunk.stringKey(HOSTS.get(peer)));
    out.chars("10.0.3." + (17 + peer));
    out.integer(3306);
    if (activity == Activity.SOCKET_READ) {
      out.integer(30_000);
      out.integer(1 + variety % 8_192);
      out.octet(0);
    } else {
      out.integer(1 + variety % 2_048);
    }
  }

  private void writeFile(Activity activity, EventBytes out, int variety) {
    int segment = variety % 150;
    out.pooled(chunk.stringKey("/srv/shop/index/segment-" + (10_000 + segment) + ".cfs"));
    out.integer(1 + variety % 16_384);
    if (activity == Activity.FILE_READ) {
      out.octet(0);
    }
  }

  private void writeObject(Activity activity, EventBytes out, int subject, int variety) {
    switch (activity) {
      case ALLOCATION -> {
        out.integer(chunk.classKey(subject));
        out.integer(16L + variety % 512 * 8L);
        out.integer(32_768L + variety % 64 * 4_096L);
      }
      case LARGE_ALLOCATION -> {
        out.integer(chunk.classKey(subject));
        out.integer(65_536L + variety % 4_096 * 64L);
      }
      case EXCEPTION -> {
        out.chars("Order " + (100_000 + variety % 50_000) + " is not there");
        out.integer(chunk.classKey(subject));
      }
      default -> {
        out.integer(chunk.classKey(subject));
        out.integer(2);
        out.integer(2);
      }
    }
  }
}
