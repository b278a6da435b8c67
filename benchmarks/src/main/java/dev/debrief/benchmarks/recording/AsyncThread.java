package dev.debrief.benchmarks.recording;

import dev.debrief.benchmarks.recording.StackBook.Group;
import java.util.List;
import java.util.SplittableRandom;

/** A thread that async-profiler samples: it runs now and then, and is sampled while it runs. */
final class AsyncThread {
  private static final long INTERVAL = 100 * Clock.MICRO;
  private static final double MEAN_RUN = 6.0 * Clock.MILLI;
  private static final double MEAN_PAUSE = 114.0 * Clock.MILLI;
  private static final double NEW_STACKS = 0.194;
  private static final double SAME_STACK = 0.3;

  private final long key;
  private final String name;
  private final long javaId;
  private final List<Stacks> stacks;
  private final SplittableRandom random;
  private long next;
  private long runEnd;
  private long lastStack;

  /**
   * Stacks of which some have been seen. Their keys are scattered, as those of async-profiler are,
   * which takes them from the places of a hash table.
   */
  static final class Stacks {
    private static final int GROUPS = 32;

    private final Group group;
    private final int number;
    private final long keys;
    private int used;

    /**
     * @param number which of the groups this is
     * @param keys how many keys there are, a power of two
     */
    Stacks(Group group, int number, long keys) {
      this.group = group;
      this.number = number;
      this.keys = keys;
    }

    /** Returns the number of the stack that was seen at some place in the order. */
    int stack(int place) {
      return group.first() + place;
    }

    /** Returns the key of the stack that was seen at some place in the order. */
    long key(int place) {
      long plain = (long) place * GROUPS + number;
      long mixed = plain * 0x9E3779B1L & (keys - 1);
      mixed ^= mixed >>> 9;
      return (mixed * 0x85EBCA6BL & (keys - 1)) + 1;
    }

    /** Returns how many were seen; they are the first ones. */
    int used() {
      return used;
    }

    private long pick(SplittableRandom random) {
      if (used == 0 || random.nextDouble() < NEW_STACKS / (1 - SAME_STACK)) {
        used++;
        return key(used - 1);
      }
      double where = random.nextDouble();
      return key((int) (used * where * where));
    }
  }

  AsyncThread(long key, String name, long javaId, List<Stacks> stacks, SplittableRandom random) {
    this.key = key;
    this.name = name;
    this.javaId = javaId;
    this.stacks = stacks;
    this.random = random;
    begin(Clock.START_TICKS);
  }

  long key() {
    return key;
  }

  /** Returns when the thread is sampled next. */
  long next() {
    return next;
  }

  /** Writes a sample and decides on the next. */
  void sample(EventBytes out, long typeId) {
    boolean same = lastStack != 0 && random.nextDouble() < SAME_STACK;
    if (!same) {
      lastStack = stacks.get(random.nextInt(stacks.size())).pick(random);
    }
    int event = out.begin(typeId);
    out.integer(next);
    out.integer(key);
    out.integer(lastStack);
    out.integer(0);
    out.end(event);
    next += INTERVAL - 2 * Clock.MICRO + random.nextLong(4 * Clock.MICRO);
    if (next > runEnd) {
      begin(next);
    }
  }

  private void begin(long after) {
    next = after + (long) (-StrictMath.log1p(-random.nextDouble()) * MEAN_PAUSE);
    runEnd = next + (long) (-StrictMath.log1p(-random.nextDouble()) * MEAN_RUN);
  }

  /** Writes the thread as its constant pool holds it. */
  void write(EventBytes out) {
    out.integer(key);
    out.utf8(name);
    out.integer(key);
    out.utf8(name);
    out.integer(javaId);
  }
}
