package dev.debrief.timeline.span.source;

import dev.debrief.jfr.Event;
import dev.debrief.timeline.span.IdEncoding;
import dev.debrief.timeline.span.Shape;
import dev.debrief.timeline.span.SpanRule;
import dev.debrief.timeline.span.SpanRule.Direction;
import dev.debrief.timeline.span.SpanRule.Ids;
import dev.debrief.timeline.span.SpanRule.Traits;
import dev.debrief.timeline.span.SpanSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splunk's distribution of OpenTelemetry: an event whenever another sampled span becomes current on
 * a thread, without ids when none does. What holds at the end of a file holds at the start of the
 * next. Versions of 2021 say whether a span was entered or left.
 */
public final class SplunkSource implements SpanSource {
  private static final String ID = "splunk";
  private static final String TYPE = "otel.ContextAttached";
  private static final String THREAD_DUMP = "jdk.ThreadDump";
  private static final Ids IDS = Ids.of(IdEncoding.HEX, "traceId", "spanId", "");

  private static final List<SpanRule> RULES =
      List.of(
          SpanRule.of(ID, Shape.STATE, TYPE)
              .requiring("traceId:String", "spanId:String", "direction:byte")
              .withIds(IDS)
              .withTraits(
                  Traits.DEFAULT.carriedOver().withDirection(new Direction("direction", "0", "1"))),
          SpanRule.of(ID, Shape.STATE, TYPE)
              .requiring("traceId:String", "spanId:String", "traceFlags:byte")
              .withIds(IDS)
              .withTraits(Traits.DEFAULT.carriedOver()));

  @Override
  public String id() {
    return ID;
  }

  /** Its samples are dumps of all threads at regular times. */
  @Override
  public Map<String, Set<String>> sampleFields() {
    return Map.of(THREAD_DUMP, Set.of("result"));
  }

  @Override
  public List<Event.Sample> samples(Event.RawEvent event) {
    return event.type().equals(THREAD_DUMP)
        ? ThreadDump.samples(event.startNanos(), event.get("result", String.class).orElse(""))
        : List.of();
  }

  @Override
  public List<SpanRule> rules() {
    return RULES;
  }
}
