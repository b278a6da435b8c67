package dev.debrief.jfr;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The threads and stacks that the batches of one reading of a chunk refer to, by small numbers, so
 * that whoever goes through millions of rows can remember in an array what it found out about each.
 * Number {@link #NONE} is the unknown thread and the empty stack. Filled by decoders; for one
 * thread.
 */
public final class ChunkReferences {
  /** Number of the unknown thread, and of the stack that is not there. */
  public static final int NONE = 0;

  /** Number of a stack that is there but was not asked for; reads as the empty one. */
  public static final int LEFT_OUT = 1;

  private ThreadRef[] threads = new ThreadRef[64];
  private StackTrace[] stacks = new StackTrace[1024];
  private boolean anyThreadLost;
  private int threadCount = 1;
  private int stackCount = 2;
  private final Map<ThreadRef, Integer> numbersOfThreads = new HashMap<>();
  private final IdentityHashMap<StackTrace, Integer> numbersOfStacks = new IdentityHashMap<>();

  /** Begins with nothing. */
  public ChunkReferences() {
    threads[NONE] = ThreadRef.UNKNOWN;
    stacks[NONE] = StackTrace.EMPTY;
    stacks[LEFT_OUT] = StackTrace.EMPTY;
  }

  /** Adds a thread and returns its number. */
  public int add(ThreadRef thread) {
    if (threadCount == threads.length) {
      threads = Arrays.copyOf(threads, 2 * threadCount);
    }
    threads[threadCount] = thread;
    anyThreadLost |= thread.isLost();
    return threadCount++;
  }

  /** Adds a stack and returns its number. */
  public int add(StackTrace stack) {
    if (stackCount == stacks.length) {
      stacks = Arrays.copyOf(stacks, 2 * stackCount);
    }
    stacks[stackCount] = stack;
    return stackCount++;
  }

  /** Returns the number of a thread, which is added if it is new. */
  public int number(ThreadRef thread) {
    return thread.equals(ThreadRef.UNKNOWN)
        ? NONE
        : numbersOfThreads.computeIfAbsent(thread, this::add);
  }

  /** Returns the number of a stack, which is added if this very object is new. */
  public int number(StackTrace stack) {
    return stack.isEmpty() && !stack.truncated()
        ? NONE
        : numbersOfStacks.computeIfAbsent(stack, this::add);
  }

  /** Returns whether one of the threads is not in the recording. */
  boolean anyThreadLost() {
    return anyThreadLost;
  }

  /** Returns a thread by its number. */
  public ThreadRef thread(int number) {
    return threads[number];
  }

  /** Returns a stack by its number. */
  public StackTrace stackTrace(int number) {
    return stacks[number];
  }
}
