package dev.debrief.detectors;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Gives the application's classes and threads other names, and leaves those that mean something.
 */
final class Renaming implements Function<Event, Optional<Event>> {
  private final String oldPackage;
  private final String newPackage;
  private final Set<String> threads;
  private final Map<StackTrace, StackTrace> stacks = new HashMap<>();

  /**
   * @param threads names of threads, without the numbers at their ends, that get other names
   */
  Renaming(String oldPackage, String newPackage, Set<String> threads) {
    this.oldPackage = oldPackage;
    this.newPackage = newPackage;
    this.threads = Set.copyOf(threads);
  }

  @Override
  public Optional<Event> apply(Event event) {
    if (event instanceof Event.Sample s) {
      return Optional.of(
          new Event.Sample(
              s.kind(),
              s.startNanos(),
              s.endNanos(),
              thread(s.thread()),
              stack(s.stackTrace()),
              s.state(),
              s.failed()));
    }
    if (event instanceof Event.Interval i) {
      return Optional.of(
          new Event.Interval(
              i.kind(),
              i.startNanos(),
              i.endNanos(),
              thread(i.thread()),
              stack(i.stackTrace()),
              text(i.subject()),
              i.other().map(this::thread),
              i.address()));
    }
    Event.RawEvent raw = (Event.RawEvent) event;
    Map<String, Object> fields = new HashMap<>(raw.fields());
    fields.replaceAll((name, value) -> value(value));
    return Optional.of(new Event.RawEvent(raw.type(), raw.startNanos(), raw.endNanos(), fields));
  }

  private Object value(Object value) {
    if (value instanceof ThreadRef thread) {
      return thread(thread);
    }
    if (value instanceof StackTrace stack) {
      return stack(stack);
    }
    return value instanceof String text ? text(text) : value;
  }

  /** Returns a text with the new name of the package. */
  String text(String text) {
    return text.replace(oldPackage, newPackage);
  }

  private ThreadRef thread(ThreadRef ref) {
    return new ThreadRef(
        ref.javaId(), ref.osId(), ref.poolKey(), threadName(ref.name()), ref.kind());
  }

  /** Returns the new name of a thread. */
  String threadName(String name) {
    String base = name.replaceFirst("[0-9]+$", "");
    return threads.contains(base) ? "renamed " + name : name;
  }

  private StackTrace stack(StackTrace stack) {
    return stacks.computeIfAbsent(
        stack,
        old -> {
          List<Frame> frames = new ArrayList<>();
          for (Frame f : old.frames()) {
            frames.add(
                new Frame(
                    text(f.className()),
                    f.methodName(),
                    f.descriptor().replace(slashes(oldPackage), slashes(newPackage)),
                    f.lineNumber(),
                    f.type()));
          }
          return new StackTrace(frames, old.truncated());
        });
  }

  private static String slashes(String packageName) {
    return packageName.replace('.', '/');
  }
}
