package dev.debrief.timeline;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Threads that read chunks and make windows at the same time, while one thread takes what they made
 * in its order: the result does not depend on their number. Close them when the work is done.
 */
public final class Workers implements Closeable {
  /** Chunks that are read ahead hold no more than this together, if they are more than one. */
  private static final long BYTES_IN_FLIGHT = 48L << 20;

  private final int threads;
  private final @Nullable ExecutorService executor;

  private Workers(int threads) {
    this.threads = threads;
    AtomicInteger number = new AtomicInteger();
    this.executor =
        threads < 2
            ? null
            : Executors.newFixedThreadPool(
                threads,
                task -> {
                  Thread thread = new Thread(task, "debrief-" + number.incrementAndGet());
                  thread.setDaemon(true);
                  return thread;
                });
  }

  /** Returns a number of workers; with one the calling thread does everything itself. */
  public static Workers of(int threads) {
    return new Workers(threads);
  }

  /**
   * Takes the result of a task, on the thread that waits for it.
   *
   * @param <I> what the task was about
   * @param <T> what came of it
   */
  @FunctionalInterface
  public interface Taker<I, T> {
    void take(I item, T result) throws IOException;
  }

  /**
   * Does something for an item, on any thread.
   *
   * @param <I> what it is about
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Task<I, T> {
    T apply(I item) throws IOException;
  }

  private record Running<I, T>(I item, long bytes, Future<T> future) {}

  /**
   * Does something for all items and takes the results in the order of the items.
   *
   * @param bytes how much memory an item may need, for all tasks to fit into it together
   * @throws IOException if a task or the taker throws it; nothing is begun after that
   */
  public <I, T> void inOrder(
      List<? extends I> items, ToLongFunction<I> bytes, Task<I, T> task, Taker<I, T> taker)
      throws IOException {
    Queue<Running<I, T>> running = new ArrayDeque<>();
    long inFlight = 0;
    int next = 0;
    try {
      while (next < items.size() || !running.isEmpty()) {
        while (next < items.size() && mayBegin(running.size(), inFlight, items.get(next), bytes)) {
          I item = items.get(next++);
          long size = bytes.applyAsLong(item);
          inFlight += size;
          running.add(new Running<>(item, size, submit(() -> task.apply(item))));
        }
        Running<I, T> first = running.remove();
        taker.take(first.item, await(first.future));
        inFlight -= first.bytes;
      }
    } finally {
      running.forEach(one -> one.future.cancel(false));
    }
  }

  private <I> boolean mayBegin(int running, long inFlight, I item, ToLongFunction<I> bytes) {
    return running == 0
        || (running <= threads && inFlight + bytes.applyAsLong(item) <= BYTES_IN_FLIGHT);
  }

  /** Returns what runs tasks when a worker has nothing else to do; with one worker, never. */
  public Executor spare() {
    return executor == null ? task -> {} : executor;
  }

  /** Returns how many threads there are. */
  int threads() {
    return threads;
  }

  /** Begins a task, or does it at once if there is one thread only. */
  public <T> Future<T> submit(Callable<T> task) {
    if (executor != null) {
      return executor.submit(task);
    }
    CompletableFuture<T> done = new CompletableFuture<>();
    try {
      done.complete(task.call());
    } catch (Exception e) { // What an executor does with it: await() throws it again.
      done.completeExceptionally(e);
    }
    return done;
  }

  /**
   * Waits for a task.
   *
   * @throws IOException if the task threw it
   */
  public static <T> T await(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException io) {
        throw io;
      }
      if (cause instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    if (executor != null) {
      executor.shutdownNow();
    }
  }
}
