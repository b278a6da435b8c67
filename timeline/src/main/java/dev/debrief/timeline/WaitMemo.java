package dev.debrief.timeline;

import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.IntervalKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers, by the number of the stack, what the intervals of one chunk wait for. */
final class WaitMemo {
  private final WaitClassifier classifier;
  private final Map<IntervalKind, Column> columns = new EnumMap<>(IntervalKind.class);

  /** The answers for one kind of interval, and the subjects that they hold for. */
  static final class Column {
    private @Nullable WaitKind[] kinds = new WaitKind[256];
    private @Nullable String[] subjects = new String[256];

    private void reach(int stack) {
      if (stack >= kinds.length) {
        int length = Math.max(stack + 1, 2 * kinds.length);
        kinds = Arrays.copyOf(kinds, length);
        subjects = Arrays.copyOf(subjects, length);
      }
    }
  }

  WaitMemo(WaitClassifier classifier) {
    this.classifier = classifier;
  }

  /** Forgets everything, because the numbers now mean other stacks. */
  void forget() {
    columns.clear();
  }

  /** Returns the answers for intervals of a kind. */
  Column of(IntervalKind kind) {
    return columns.computeIfAbsent(kind, unused -> new Column());
  }

  /** Returns what the thread of a blocking interval waited for. */
  WaitKind interval(Column column, IntervalBatch batch, int row) {
    int stack = batch.stackNumber(row);
    String subject = batch.subject(row);
    column.reach(stack);
    WaitKind known = column.kinds[stack];
    if (known == null || !subject.equals(column.subjects[stack])) {
      known = classifier.interval(batch.kind(), subject, batch.stackTrace(row));
      column.kinds[stack] = known;
      column.subjects[stack] = subject;
    }
    return known;
  }
}
