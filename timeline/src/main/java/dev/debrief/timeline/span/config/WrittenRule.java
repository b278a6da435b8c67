package dev.debrief.timeline.span.config;

import dev.debrief.timeline.span.Confidence;
import dev.debrief.timeline.span.IdField;
import dev.debrief.timeline.span.Shape;
import dev.debrief.timeline.span.SpanRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule while it is read. */
final class WrittenRule {
  static final String KEYS =
      "id, event, requires, annotation, shape, thread, start_thread, end_thread, trace, span,"
          + " parent, local_root, name, empty, zero_means_none, attributes, drop, min_duration,"
          + " confidence, priority, direction, carry_over";

  String id = "";
  List<String> events = List.of();
  List<String> requires = List.of();
  String annotation = "";
  @Nullable Shape shape;
  String thread = SpanRule.Threads.DEFAULT.thread();
  String startThread = "";
  String endThread = "";
  IdField trace = IdField.NONE;
  IdField span = IdField.NONE;
  IdField parent = IdField.NONE;
  IdField localRoot = IdField.NONE;
  String name = "";
  List<SpanRule.Empty> empty = List.of(SpanRule.Empty.NULL, SpanRule.Empty.ZERO);
  boolean zeroMeansNone = true;
  List<String> attributes = List.of();
  List<String> drop = List.of();
  Duration minDuration = Duration.ZERO;
  Confidence confidence = Confidence.HIGH;
  int priority;
  SpanRule.@Nullable Direction direction;
  boolean carryOver;

  /** Returns the key without which there is no rule, {@code ""} if all are there. */
  String missing() {
    if (id.isEmpty()) {
      return "\"id\"";
    }
    if (shape == null) {
      return "\"shape\"";
    }
    return events.isEmpty() && annotation.isEmpty() ? "\"event\" and no \"annotation\"" : "";
  }

  SpanRule toRule() {
    if (shape == null) {
      throw new IllegalStateException("asked before it is complete");
    }
    return new SpanRule(
        id,
        new SpanRule.Match(events, requires, annotation),
        shape,
        new SpanRule.Ids(trace, span, parent, localRoot),
        new SpanRule.Threads(thread, startThread, endThread),
        name,
        new SpanRule.Traits(
            Set.copyOf(empty),
            zeroMeansNone,
            attributes,
            Set.copyOf(drop),
            minDuration,
            confidence,
            priority,
            Optional.ofNullable(direction),
            carryOver));
  }
}
