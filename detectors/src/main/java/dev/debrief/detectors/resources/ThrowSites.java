package dev.debrief.detectors.resources;

import dev.debrief.detectors.FrameText;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.SummedEvents;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.query.StackMemo;
import dev.debrief.timeline.query.ThreadSlice;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who creates exceptions: from the events that say so where there are some, else from sampled
 * allocations of exceptions, else from samples that saw one being made.
 */
final class ThrowSites {
  private static final int MOST_SITES = 10_000;
  private static final int SHOWN = 5;

  private final FrameText text;
  private final Map<String, Sum> fromEvents = new HashMap<>();
  private final Map<String, Sum> fromAllocations = new HashMap<>();
  private final Map<String, Sum> fromSamples = new HashMap<>();
  private final StackMemo<Optional<Sum>> makers;

  /**
   * A place.
   *
   * @param thrownClass the class of most, {@code ""} if unknown
   * @param share part of all that were seen
   */
  record Site(Frame frame, StackTrace stack, String thrownClass, long seen, double share) {}

  private static final class Sum {
    final Frame frame;
    final StackTrace stack;
    final Map<String, Long> classes = new HashMap<>();
    long seen;

    Sum(Frame frame, StackTrace stack) {
      this.frame = frame;
      this.stack = stack;
    }

    String thrownClass() {
      return classes.entrySet().stream()
          .max(
              Map.Entry.<String, Long>comparingByValue()
                  .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
          .map(Map.Entry::getKey)
          .orElse("");
    }
  }

  ThrowSites(RunContext context) {
    this.text = context.frames();
    this.makers = new StackMemo<>(context.stacks(), this::maker);
  }

  void addThrown(SummedEvents events) {
    events.rows().forEach(row -> add(fromEvents, row, row.group(), 0));
  }

  /** Takes sampled allocations: an exception, or what it needs to keep its stack trace. */
  void addAllocated(SummedEvents events) {
    for (SummedEvents.Row row : events.rows()) {
      int depth = lastOfThrowable(row.stack());
      if (row.group().endsWith("Exception") || row.group().endsWith("Error")) {
        add(fromAllocations, row, row.group(), 0);
      } else if (depth >= 0) {
        int maker = withoutConstructors(row.stack(), depth);
        add(fromAllocations, row, row.stack().frame(Math.max(0, maker - 1)).className(), maker);
      }
    }
  }

  private void add(Map<String, Sum> sums, SummedEvents.Row row, String className, int from) {
    sum(sums, row.stack(), withoutConstructors(row.stack(), from))
        .ifPresent(
            sum -> {
              sum.seen += row.count();
              sum.classes.merge(className, row.count(), Long::sum);
            });
  }

  void add(ThreadSlice slice) {
    for (int row = 0; row < slice.size(); row++) {
      if (slice.runs(row)) {
        Optional<Sum> sum = makers.of(slice.stack(row));
        if (sum.isPresent()) {
          sum.get().seen++;
        }
      }
    }
  }

  /** Returns the sum for stacks in which an exception is made, empty for all others. */
  private Optional<Sum> maker(StackTrace stack) {
    int depth = lastOfThrowable(stack);
    return depth < 0
        ? Optional.empty()
        : sum(fromSamples, stack, withoutConstructors(stack, depth));
  }

  private static int lastOfThrowable(StackTrace stack) {
    int last = -1;
    for (int depth = 0; depth < stack.depth(); depth++) {
      Frame frame = stack.frame(depth);
      if (frame.className().equals("java.lang.Throwable")
          && (frame.methodName().equals("<init>")
              || frame.methodName().equals("fillInStackTrace"))) {
        last = depth;
      }
    }
    return last;
  }

  /** Returns the depth from which on the constructors of the exception are over. */
  private static int withoutConstructors(StackTrace stack, int from) {
    int depth = from;
    while (depth < stack.depth() - 1 && ofException(stack.frame(depth))) {
      depth++;
    }
    return depth;
  }

  private static boolean ofException(Frame frame) {
    return frame.methodName().equals("<init>") || frame.className().equals("java.lang.Throwable");
  }

  private Optional<Sum> sum(Map<String, Sum> sums, StackTrace stack, int from) {
    if (from >= stack.depth()) {
      return Optional.empty();
    }
    int inApp = text.firstInAppDepth(stack, from);
    Frame frame = stack.frame(inApp < 0 ? from : inApp);
    String key = text.qualified(frame);
    Sum known = sums.get(key);
    if (known == null && sums.size() < MOST_SITES) {
      known = new Sum(frame, stack);
      sums.put(key, known);
    }
    return Optional.ofNullable(known);
  }

  /** Returns the places with most exceptions, the largest first. */
  List<Site> largest() {
    Map<String, Sum> observed = fromAllocations.isEmpty() ? fromSamples : fromAllocations;
    Map<String, Sum> sums = fromEvents.isEmpty() ? observed : fromEvents;
    double all = Math.max(1, sums.values().stream().mapToLong(sum -> sum.seen).sum());
    return sums.entrySet().stream()
        .filter(entry -> entry.getValue().seen > 0)
        .sorted(
            Comparator.<Map.Entry<String, Sum>>comparingLong(entry -> -entry.getValue().seen)
                .thenComparing(Map.Entry::getKey))
        .limit(SHOWN)
        .map(Map.Entry::getValue)
        .map(s -> new Site(s.frame, s.stack, s.thrownClass(), s.seen, s.seen / all))
        .toList();
  }
}
