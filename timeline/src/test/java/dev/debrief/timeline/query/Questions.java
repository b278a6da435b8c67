package dev.debrief.timeline.query;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.timeline.FirstPassVisitor;
import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.TextRecording;
import dev.debrief.timeline.TimelineOptions;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.Timelines;
import dev.debrief.timeline.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads a recording written by hand into a store, for questions about it. */
final class Questions {
  private static final TimelineOptions OPTIONS =
      TimelineOptions.DEFAULTS.withWindow(Duration.ofSeconds(1)).withIdle(true).withDetail(true);

  private Questions() {}

  /** What there is to ask, and what a listener saw. */
  record Answered(TimelineQuery query, List<ThreadSlice> slices) {
    TimelineThread thread(String name) {
      return query.threads().stream()
          .map(ThreadHistory::thread)
          .filter(thread -> thread.name().equals(name))
          .findFirst()
          .orElseThrow();
    }

    /** Returns the rows of a thread as {@code from-to leaf} or {@code from-to KIND}. */
    String rows(String name) {
      List<String> rows = new ArrayList<>();
      query.rows(thread(name), 0, Long.MAX_VALUE, (slice, row) -> rows.add(text(slice, row)));
      return String.join("  ", rows);
    }

    /** Returns the rows of a thread as the listener saw them. */
    String seen(String name) {
      return slices.stream()
          .filter(slice -> slice.thread().name().equals(name))
          .flatMap(slice -> IntStream.range(0, slice.size()).mapToObj(row -> text(slice, row)))
          .collect(Collectors.joining("  "));
    }

    /** Returns the only wait of a thread. */
    Wait onlyWait(String name) {
      List<Wait> waits = new ArrayList<>();
      query.rows(
          thread(name),
          0,
          Long.MAX_VALUE,
          (slice, row) -> {
            if (!slice.runs(row)) {
              waits.add(Wait.of(slice, row));
            }
          });
      if (waits.size() != 1) {
        throw new IllegalStateException(name + " waits " + waits.size() + " times");
      }
      return waits.get(0);
    }
  }

  static String text(ThreadSlice slice, int row) {
    var kind = slice.waitKind(row);
    return millis(slice.startNanos(row))
        + "-"
        + millis(slice.endNanos(row))
        + " "
        + (kind == null ? slice.stackTrace(row).frame(0).methodName() : kind.name());
  }

  private static long millis(long nanos) {
    return (nanos - TextRecording.T0) / 1_000_000;
  }

  static Answered of(String text) throws IOException {
    return of(text, 1 << 20);
  }

  static Answered of(String text, long budgetBytes) throws IOException {
    TextRecording source = TextRecording.of(text);
    List<ThreadSlice> slices = new ArrayList<>();
    ThreadLives lives = new ThreadLives();
    try (Workers one = Workers.of(1)) {
      RecordingIndex index = RecordingIndex.of(source, one, visitor(lives));
      SliceStore store =
          new SliceStore(
              new Stacks(),
              slices::addAll,
              budgetBytes,
              Path.of(System.getProperty("java.io.tmpdir")));
      Timelines.read(source, index, OPTIONS, store);
      store.end();
      return new Answered(new TimelineQuery(index, store, lives, () -> {}), slices);
    }
  }

  private static FirstPassVisitor<?> visitor(ThreadLives lives) {
    RawChoice choice = types -> ThreadLives.EVENTS;
    return new FirstPassVisitor<Seen>() {
      @Override
      public RawChoice choice() {
        return choice;
      }

      @Override
      public Seen begin(Chunk chunk) {
        return new Seen(new ArrayList<>());
      }

      @Override
      public void end(Chunk chunk, Seen seen, Function<ThreadRef, TimelineThread> threads) {
        seen.events.forEach(event -> lives.accept(event, threads));
      }
    };
  }

  private record Seen(List<Event.RawEvent> events) implements EventSink {
    @Override
    public void raw(Event.RawEvent event) {
      events.add(event);
    }
  }
}
