package dev.debrief.timeline;

import dev.debrief.jfr.ChunkReferences;
import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.ThreadRef;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the waits of one chunk were for. For one thread. */
final class ChunkBlockers {
  private final Function<ThreadRef, TimelineThread> threads;
  private @Nullable ChunkReferences references;

  /** By the number of the thread; null where nobody asked yet. */
  private @Nullable Optional<TimelineThread>[] others = none();

  ChunkBlockers(Function<ThreadRef, TimelineThread> threads) {
    this.threads = threads;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // There is no other way to make such an array.
  private static @Nullable Optional<TimelineThread>[] none() {
    return new Optional[64];
  }

  /** Returns what a row was waiting for. */
  Blocker of(IntervalBatch batch, int row) {
    String subject = batch.subject(row);
    long address = batch.address(row);
    Optional<TimelineThread> other = other(batch.references(), batch.otherNumber(row));
    return address == 0 && subject.isEmpty() && other.isEmpty()
        ? Blocker.UNKNOWN
        : new Blocker(subject, other, address);
  }

  private Optional<TimelineThread> other(ChunkReferences of, int number) {
    if (number < 0) {
      return Optional.empty();
    }
    if (of != references) {
      references = of;
      others = none();
    }
    if (number >= others.length) {
      others = Arrays.copyOf(others, Math.max(number + 1, 2 * others.length));
    }
    Optional<TimelineThread> known = others[number];
    if (known == null) {
      ThreadRef thread = of.thread(number);
      known = thread.isLost() ? Optional.empty() : Optional.of(threads.apply(thread));
      others[number] = known;
    }
    return known;
  }
}
