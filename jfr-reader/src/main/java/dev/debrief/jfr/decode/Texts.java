package dev.debrief.jfr.decode;

import dev.debrief.jfr.ThreadState;
import java.util.Locale;

/** What decoders make of the texts in a recording. */
public final class Texts {
  /** Longer strings are cut. */
  public static final int MAX_LENGTH = 8192;

  /** A dump of all threads is as long as there are threads. */
  private static final int MAX_DUMP_LENGTH = 1 << 22;

  private static final String THREAD_DUMP = "jdk.ThreadDump";
  private static final String ASYNC_PROFILER_STATE = "STATE_";

  private Texts() {}

  /** Returns a text of bounded length. */
  public static String bounded(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
  }

  /** Returns a text of an event of some type, of bounded length. */
  public static String bounded(String text, String eventType) {
    int limit = eventType.equals(THREAD_DUMP) ? MAX_DUMP_LENGTH : MAX_LENGTH;
    return text.length() <= limit ? text : text.substring(0, limit);
  }

  /** Returns what the name of a thread's state says of a sample. */
  public static ThreadState state(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    boolean prefixed = name.startsWith(ASYNC_PROFILER_STATE);
    return switch (prefixed ? name.substring(ASYNC_PROFILER_STATE.length()) : name) {
      case "RUNNABLE", "DEFAULT", "RUNNING" -> ThreadState.RUNNABLE;
      case "SLEEPING" -> prefixed ? ThreadState.SLEEPING : ThreadState.WAITING;
      case "PARKED", "CONTENDED", "OBJECT_WAIT", "MONITOR_WAIT", "CONDVAR_WAIT", "WAITING" ->
          ThreadState.WAITING;
      default -> ThreadState.UNKNOWN;
    };
  }
}
