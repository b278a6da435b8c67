package dev.debrief.timeline.span.source;

import dev.debrief.timeline.span.Shape;
import dev.debrief.timeline.span.SpanRule;
import dev.debrief.timeline.span.SpanSource;
import java.util.List;

/**
 * async-profiler 4.5 and later: {@code profiler.Span} is a stretch of one thread's time with a tag
 * and no ids. Virtual threads are not known to it: span and samples name the carrier.
 */
public final class AsyncProfilerSource implements SpanSource {
  private static final String ID = "async-profiler";

  private static final List<SpanRule> RULES =
      List.of(SpanRule.of(ID, Shape.SCOPE, "profiler.Span").named("tag"));

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<SpanRule> rules() {
    return RULES;
  }
}
