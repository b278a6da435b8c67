package dev.debrief.jfr.decode;

import dev.debrief.jfr.ThreadState;
import java.util.Locale;

/** What decoders make of the texts in a recording. */
public final class Texts {
  /** Longer strings are cut. */
  public static final int MAX_LENGTH = 8192;

  private static final String ASYNC_PROFILER_STATE = "STATE_";

  private Texts() {}

  /** Returns a text of bounded length. */
  public static String bounded(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
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
