package dev.debrief.detectors;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ways in which a recording tells less. */
final class Degradation {
  private static final Map<IntervalKind, String> INTERVALS =
      Map.of(
          IntervalKind.PARK, "jdk.ThreadPark",
          IntervalKind.MONITOR_ENTER, "jdk.JavaMonitorEnter",
          IntervalKind.MONITOR_WAIT, "jdk.JavaMonitorWait",
          IntervalKind.SLEEP, "jdk.ThreadSleep",
          IntervalKind.SOCKET_READ, "jdk.SocketRead",
          IntervalKind.SOCKET_WRITE, "jdk.SocketWrite",
          IntervalKind.PINNED, "jdk.VirtualThreadPinned",
          IntervalKind.SYSTEM_GC, "jdk.SystemGC",
          IntervalKind.GC_PAUSE, "jdk.GCPhasePause");

  private static final Map<SampleKind, String> SAMPLES =
      Map.of(
          SampleKind.EXECUTION, "jdk.ExecutionSample",
          SampleKind.NATIVE, "jdk.NativeMethodSample",
          SampleKind.CPU_TIME, "jdk.CPUTimeSample");

  private Degradation() {}

  /** Returns the change that leaves out a type of events and says that it is off. */
  static Function<Event, Optional<Event>> without(String type) {
    return without(Set.of(type));
  }

  /** Returns the change that leaves out types of events and says that they are off. */
  static Function<Event, Optional<Event>> without(Set<String> types) {
    return event -> {
      if (event instanceof Event.RawEvent raw && raw.type().equals("jdk.ActiveSetting")) {
        return Optional.of(types.contains(raw.fields().get("id")) ? off(raw) : raw);
      }
      String type = type(event);
      return type != null && types.contains(type) ? Optional.empty() : Optional.of(event);
    };
  }

  private static Event off(Event.RawEvent setting) {
    if (!setting.get("name", String.class).orElse("").equals("enabled")) {
      return setting;
    }
    Map<String, Object> fields = new HashMap<>(setting.fields());
    fields.put("value", "false");
    return new Event.RawEvent(setting.type(), setting.startNanos(), setting.endNanos(), fields);
  }

  private static @Nullable String type(Event event) {
    if (event instanceof Event.Sample sample) {
      return SAMPLES.get(sample.kind());
    }
    return event instanceof Event.Interval interval
        ? INTERVALS.get(interval.kind())
        : ((Event.RawEvent) event).type();
  }

  /** Returns the change that leaves what the JVM's default settings record: 20 ms and longer. */
  static Function<Event, Optional<Event>> defaultSettings() {
    Set<Long> ticks = new HashSet<>();
    long least = 20_000_000;
    return event -> {
      if (event instanceof Event.Sample sample) {
        long slot = 31 * sample.thread().javaId() + sample.startNanos() / least;
        return ticks.add(slot) ? Optional.of(event) : Optional.empty();
      }
      String type = type(event);
      boolean waits = type != null && INTERVALS.containsValue(type);
      return waits && event.endNanos() - event.startNanos() < least
          ? Optional.empty()
          : Optional.of(event);
    };
  }

  /** Returns the change that cuts off stacks at the root end. */
  static Function<Event, Optional<Event>> stacksOf(int frames) {
    return event -> {
      if (event instanceof Event.Sample s) {
        return Optional.of(
            new Event.Sample(
                s.kind(),
                s.startNanos(),
                s.endNanos(),
                s.thread(),
                cut(s.stackTrace(), frames),
                s.state(),
                s.failed()));
      }
      if (event instanceof Event.Interval i) {
        return Optional.of(
            new Event.Interval(
                i.kind(),
                i.startNanos(),
                i.endNanos(),
                i.thread(),
                cut(i.stackTrace(), frames),
                i.subject(),
                i.other(),
                i.address()));
      }
      Event.RawEvent raw = (Event.RawEvent) event;
      Map<String, Object> fields = new HashMap<>(raw.fields());
      fields.replaceAll(
          (name, value) -> value instanceof StackTrace stack ? cut(stack, frames) : value);
      return Optional.of(new Event.RawEvent(raw.type(), raw.startNanos(), raw.endNanos(), fields));
    };
  }

  private static StackTrace cut(StackTrace stack, int frames) {
    return stack.depth() <= frames
        ? stack
        : new StackTrace(stack.frames().subList(0, frames), true);
  }
}
