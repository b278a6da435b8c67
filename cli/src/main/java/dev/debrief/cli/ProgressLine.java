package dev.debrief.cli;

import java.io.PrintStream;
import java.util.Locale;

/**
 * One line at the bottom of a terminal that says how far the work is. It shows up only when the
 * work takes longer than a second, is rewritten at most five times a second, and is gone at the
 * end. Not safe for use by several threads.
 */
final class ProgressLine {
  private static final long DELAY_NANOS = 1_000_000_000L;
  private static final long PERIOD_NANOS = 200_000_000L;
  private static final int WIDTH = 78;

  /** When there is such a line. */
  enum When {
    AUTO,
    ALWAYS,
    NEVER;

    boolean applies(boolean interactive) {
      return this == ALWAYS || (this == AUTO && interactive);
    }
  }

  private final PrintStream err;
  private final boolean enabled;
  private final long startNanos = System.nanoTime();
  private long shownNanos;
  private boolean visible;

  ProgressLine(PrintStream err, boolean enabled) {
    this.err = err;
    this.enabled = enabled;
  }

  /**
   * Shows how far the work on an input is, if it is time to.
   *
   * @param label what is being worked on
   * @param share 0 to 1
   */
  void show(String label, double share) {
    long now = System.nanoTime();
    if (enabled && now - startNanos > DELAY_NANOS && now - shownNanos > PERIOD_NANOS) {
      shownNanos = now;
      visible = true;
      err.print("\r" + line(label, share) + "\u001b[K");
      err.flush();
    }
  }

  /** Removes the line, so that something else can be printed. */
  void clear() {
    if (visible) {
      err.print("\r\u001b[K");
      err.flush();
      visible = false;
    }
  }

  static String line(String label, double share) {
    String percent = String.format(Locale.ROOT, " %3.0f %%", 100 * Math.min(1, Math.max(0, share)));
    int room = WIDTH - percent.length();
    return (label.length() <= room ? label : label.substring(0, room - 1) + "…") + percent;
  }
}
