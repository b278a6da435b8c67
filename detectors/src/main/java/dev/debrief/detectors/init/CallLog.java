package dev.debrief.detectors.init;

import dev.debrief.detectors.RunContext;
import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.Enclosing;
import dev.debrief.timeline.query.Invocation;
import dev.debrief.timeline.query.InvocationBuilder;
import dev.debrief.timeline.query.MethodChoice;
import dev.debrief.timeline.query.ThreadSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects the calls that may be initialisations: rebuilt from rows, and as they are where the
 * recording has an event for each.
 */
final class CallLog {
  private record Traced(String subject, long startNanos) {}

  private final InitMethods methods;
  private final InvocationBuilder builder;
  private final Map<Integer, MethodCalls> rebuilt = new TreeMap<>();
  private final Map<Integer, MethodCalls> traced = new TreeMap<>();

  /** The traced calls of the last slice, some of which may come again in the next one. */
  private final Map<Long, Set<Traced>> seen = new HashMap<>();

  CallLog(RunContext context) {
    this.methods = new InitMethods(context);
    this.builder = new InvocationBuilder(context.stacks(), methods, this::add);
  }

  private void add(Invocation invocation) {
    rebuilt
        .computeIfAbsent(
            invocation.method(), number -> new MethodCalls(methods.method(number), false))
        .add(Call.of(invocation), invocation.apart());
  }

  void accept(ThreadSlice slice) {
    builder.accept(slice);
    if (slice.enclosing().size() > 0) {
      takeTraced(slice);
    }
  }

  private void takeTraced(ThreadSlice slice) {
    Enclosing enclosing = slice.enclosing();
    Set<Traced> before = seen.getOrDefault(slice.thread().id(), Set.of());
    Set<Traced> now = new HashSet<>();
    for (int i = 0; i < enclosing.size(); i++) {
      if (enclosing.kind(i) != IntervalKind.METHOD_TRACE) {
        continue;
      }
      int number = methods.traced(enclosing.subject(i));
      Traced one = new Traced(enclosing.subject(i), enclosing.startNanos(i));
      if (number != MethodChoice.NONE && now.add(one) && !before.contains(one)) {
        traced
            .computeIfAbsent(number, n -> new MethodCalls(methods.method(n), true))
            .add(call(slice, i));
      }
    }
    seen.put(slice.thread().id(), now);
  }

  private Call call(ThreadSlice slice, int index) {
    Enclosing enclosing = slice.enclosing();
    StackTrace stack = enclosing.stackTrace(index);
    return new Call(
        slice.thread(),
        enclosing.startNanos(index),
        enclosing.endNanos(index),
        1,
        0,
        Invocation.Spent.NOTHING,
        outer(stack),
        stack,
        0);
  }

  private List<Integer> outer(StackTrace stack) {
    List<Integer> outer = new ArrayList<>();
    for (int depth = stack.depth() - 1; depth >= 0; depth--) {
      int number = methods.of(stack, depth);
      if (number != MethodChoice.NONE && !outer.contains(number)) {
        outer.add(number);
      }
    }
    return outer;
  }

  /** Ends the collection and returns the calls of each method, traced ones if there are any. */
  List<MethodCalls> finish() {
    builder.finish();
    rebuilt.values().forEach(MethodCalls::end);
    Map<Integer, MethodCalls> all = new TreeMap<>(rebuilt);
    all.putAll(traced);
    return List.copyOf(all.values());
  }

  /** Returns what rows say of a call that is known otherwise. */
  Invocation.Spent spentIn(Call call, int method) {
    MethodCalls seenToo = rebuilt.get(method);
    Invocation.Spent spent = Invocation.Spent.NOTHING;
    if (seenToo == null) {
      return spent;
    }
    for (Call other : seenToo.callsOutside(Set.of())) {
      long middle = other.startNanos() + other.nanos() / 2;
      if (other.thread().id() == call.thread().id()
          && middle >= call.startNanos()
          && middle < call.endNanos()) {
        spent = spent.plus(other.spent());
      }
    }
    return spent;
  }
}
