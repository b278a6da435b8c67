package dev.debrief.detectors;

import dev.debrief.timeline.query.SliceListener;
import dev.debrief.timeline.query.ThreadSlice;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All lanes of a run, at the same time if there are several threads for them. */
final class DetectorLanes implements SliceListener, Closeable {
  private final List<DetectorLane> lanes;
  private final @Nullable ExecutorService executor;
  private List<Future<?>> looking = List.of();

  DetectorLanes(List<DetectorLane> lanes, int threads) {
    this.lanes = List.copyOf(lanes);
    this.executor =
        threads < 2
            ? null
            : Executors.newFixedThreadPool(
                threads,
                task -> {
                  Thread thread = new Thread(task, "debrief-detect");
                  thread.setDaemon(true);
                  return thread;
                });
  }

  @Override
  public void slices(List<ThreadSlice> slices) {
    ExecutorService several = executor;
    if (several == null) {
      lanes.forEach(lane -> lane.accept(slices));
    } else {
      looking = new ArrayList<>();
      lanes.forEach(lane -> looking.add(several.submit(() -> lane.accept(slices))));
    }
  }

  @Override
  public void await() throws IOException {
    for (Future<?> one : looking) {
      get(one);
    }
    looking = List.of();
  }

  /** Returns what comes of each lane, in their order. */
  <T> List<T> each(Function<DetectorLane, T> task) throws IOException {
    ExecutorService several = executor;
    if (several == null) {
      return lanes.stream().map(task).toList();
    }
    List<Future<T>> futures = new ArrayList<>();
    lanes.forEach(lane -> futures.add(several.submit(() -> task.apply(lane))));
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(get(future));
    }
    return results;
  }

  private static <T> T get(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException ours) {
        throw ours;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
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
