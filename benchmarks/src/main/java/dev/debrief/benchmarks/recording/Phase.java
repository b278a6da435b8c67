package dev.debrief.benchmarks.recording;

import dev.debrief.benchmarks.recording.StackBook.Group;
import java.util.SplittableRandom;

/**
 * What the program is busy with, which changes from chunk to chunk, and whether it stands still:
 * towards the end of a chunk everything waits for something slow, so that the next chunk gets waits
 * that began before it. For a moment at every 30 s everything waits too.
 */
final class Phase {
  private static final double HOT_STACKS = 0.1;
  private static final double PHASE_STACKS = 0.13;
  private static final int PHASES = 8;
  private static final double HOT_SHARE = 0.6;
  private static final long LONGEST_STALL = 14 * Clock.SECOND;
  private static final long HOUSEKEEPING_INTERVAL = 30 * Clock.SECOND;
  private static final long HOUSEKEEPING = 250 * Clock.MILLI;
  private static final double MEAN_STALL = 3.0 * Clock.SECOND;

  private int number;
  private long stallEnd;

  /** Begins the next phase; the program moves again. */
  void advance() {
    number++;
    stallEnd = 0;
  }

  /** Lets whatever waits from now on wait until after the given time. */
  void stallUntil(long ticks) {
    stallEnd = ticks;
  }

  boolean stalled() {
    return stallEnd != 0;
  }

  /** Returns when the chunk ends that stands still. */
  long stallEnd() {
    return stallEnd;
  }

  /** Returns how long a wait lasts that starts at the given time, while everything stands still. */
  long stall(long start, SplittableRandom random) {
    double more = -StrictMath.log1p(-random.nextDouble()) * MEAN_STALL;
    return stallEnd - start + Math.min(LONGEST_STALL, (long) more) + Clock.MILLI;
  }

  /** Returns whether the program's housekeeping is on, which happens every 30 s. */
  static boolean housekeeping(long ticks) {
    return housekeepingEnd(ticks) - ticks < HOUSEKEEPING;
  }

  /** Returns when the housekeeping ends that is on or comes next. */
  static long housekeepingEnd(long ticks) {
    long since = ticks - Clock.START_TICKS;
    return ticks + HOUSEKEEPING_INTERVAL - since % HOUSEKEEPING_INTERVAL;
  }

  /** Returns one of a group's stacks: some are frequent always, some in this phase. */
  int pick(Group group, SplittableRandom random) {
    int hot = (int) Math.ceil(group.count() * HOT_STACKS);
    double where = random.nextDouble();
    if (group.count() == hot || random.nextDouble() < HOT_SHARE) {
      return group.first() + (int) (hot * where * where);
    }
    int rest = group.count() - hot;
    long begin = (long) number * rest / PHASES;
    return group.first() + hot + (int) ((begin + (long) (rest * PHASE_STACKS * where)) % rest);
  }
}
