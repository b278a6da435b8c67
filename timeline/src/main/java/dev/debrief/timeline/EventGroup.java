package dev.debrief.timeline;

import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Events that are switched on and off together: the words of the option {@code --kinds}. */
public enum EventGroup {
  EXECUTION,
  NATIVE,
  CPUTIME,
  WALL,
  PARK,
  MONITOR,
  SLEEP,
  SOCKET,
  FILE,
  TRACE,
  GC;

  /** Returns the word that users write, for example {@code cputime}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the group with a word, empty if there is none. */
  public static Optional<EventGroup> of(String word) {
    return Arrays.stream(values()).filter(group -> group.word().equals(word)).findFirst();
  }

  Set<SampleKind> samples() {
    return switch (this) {
      case EXECUTION -> Set.of(SampleKind.EXECUTION);
      case NATIVE -> Set.of(SampleKind.NATIVE);
      case CPUTIME -> Set.of(SampleKind.CPU_TIME);
      case WALL -> Set.of(SampleKind.WALL);
      default -> Set.of();
    };
  }

  Set<IntervalKind> intervals() {
    return switch (this) {
      case PARK -> Set.of(IntervalKind.PARK, IntervalKind.PINNED);
      case MONITOR -> Set.of(IntervalKind.MONITOR_ENTER, IntervalKind.MONITOR_WAIT);
      case SLEEP -> Set.of(IntervalKind.SLEEP);
      case SOCKET -> Set.of(IntervalKind.SOCKET_READ, IntervalKind.SOCKET_WRITE);
      case FILE -> Set.of(IntervalKind.FILE_READ, IntervalKind.FILE_WRITE, IntervalKind.FILE_FORCE);
      case TRACE -> Set.of(IntervalKind.METHOD_TRACE, IntervalKind.CLASS_LOAD);
      case GC -> Set.of(IntervalKind.GC_PAUSE, IntervalKind.SYSTEM_GC);
      default -> Set.of();
    };
  }
}
