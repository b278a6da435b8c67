package dev.debrief.timeline.query;

import dev.debrief.jfr.StackTrace;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stacks of a recording by number: equal stacks have one number, 0 is the empty stack. What is
 * found out about a stack can so be remembered in an array ({@link StackMemo}) instead of being
 * looked up for each of millions of rows. One thread adds stacks; others may meanwhile ask for
 * those whose numbers it has handed over to them.
 */
public final class Stacks {
  /** Methods with which threads begin. */
  private static final Set<String> ENTRIES =
      Set.of("run", "main", "<clinit>", "enterSpecial", "runWith");

  /** Volatile so that whoever was told of a number finds its stack while further ones come. */
  private volatile StackTrace[] byNumber = new StackTrace[1024];

  private int size;

  /** Numbers plus one in open addressing, by the stacks' own hash. */
  private int[] table = new int[4096];

  /** Makes a table with nothing but the empty stack. */
  public Stacks() {
    number(StackTrace.EMPTY);
  }

  /** Returns the number of a stack, a new one if it was not known. */
  int number(StackTrace stack) {
    int mask = table.length - 1;
    int slot = spread(stack.hashCode()) & mask;
    while (table[slot] != 0) {
      StackTrace known = byNumber[table[slot] - 1];
      if (known.equals(stack)) {
        byNumber[table[slot] - 1] = stack; // Further rows of its chunk have the same object.
        return table[slot] - 1;
      }
      slot = (slot + 1) & mask;
    }
    if (size == byNumber.length) {
      byNumber = Arrays.copyOf(byNumber, 2 * size);
    }
    byNumber[size] = stack;
    table[slot] = ++size;
    if (2 * size > table.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    int[] larger = new int[2 * table.length];
    int mask = larger.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = spread(byNumber[number].hashCode()) & mask;
      while (larger[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      larger[slot] = number + 1;
    }
    table = larger;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 16);
  }

  /** Returns how many stacks there are; numbers are below it. */
  public int size() {
    return size;
  }

  /** Returns the stack with a number, at least 0 and below {@link #size}. */
  public StackTrace get(int number) {
    @Nullable StackTrace stack = byNumber[number];
    if (stack == null) {
      throw new IndexOutOfBoundsException(number);
    }
    return stack;
  }

  /**
   * Returns whether a stack certainly reaches to the thread's entry. Recorders cut deep stacks off,
   * and async-profiler's end where the JVM called Java code (loading a class, linking a call) or
   * where it lost its way.
   */
  public static boolean isWhole(StackTrace stack) {
    return !stack.isEmpty()
        && !stack.truncated()
        && ENTRIES.contains(stack.frame(stack.depth() - 1).methodName());
  }
}
