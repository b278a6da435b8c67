package dev.debrief.testdata.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program that is recorded: four threads that compile in the background and one that computes a
 * checksum, all for the same few seconds. On two processors there are always more threads than can
 * run, which is what keeps Flight Recorder's sampler from its period.
 *
 * <p>The checksum has the highest priority, so that it is known to run and not just to want to; the
 * JVM heeds priorities with {@code -XX:ThreadPriorityPolicy=1} only, and where it may raise them.
 *
 * <p>Argument: {@code TRUTH_FILE}, to which the truth about the checksum's thread is written at the
 * end; the format is in {@code testdata/README.md}.
 */
final class BuildRun {
  private static final long LENGTH_NANOS = TimeUnit.SECONDS.toNanos(6);
  private static final int COMPILERS = 4;

  private BuildRun() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    long endNanoTime = System.nanoTime() + LENGTH_NANOS;
    Checksum checksum = new Checksum(endNanoTime);
    List<Thread> threads = new ArrayList<>();
    threads.add(thread("checksum", Thread.MAX_PRIORITY, checksum));
    for (int i = 1; i <= COMPILERS; i++) {
      threads.add(thread("compiler-" + i, Thread.MIN_PRIORITY, new Compiler(endNanoTime)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    Files.writeString(Path.of(args[0]), checksum.truth() + "\n");
  }

  @SuppressWarnings("ThreadPriorityCheck") // the priority is what makes the truth known
  private static Thread thread(String name, int priority, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setPriority(priority);
    return thread;
  }
}
