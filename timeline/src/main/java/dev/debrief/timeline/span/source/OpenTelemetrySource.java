package dev.debrief.timeline.span.source;

import dev.debrief.timeline.span.IdEncoding;
import dev.debrief.timeline.span.Shape;
import dev.debrief.timeline.span.SpanRule;
import dev.debrief.timeline.span.SpanRule.Ids;
import dev.debrief.timeline.span.SpanSource;
import java.util.List;

/**
 * OpenTelemetry's {@code jfr-events}: a scope for every context that is attached to a thread (zero
 * ids where it was detached), and a whole span on the thread that ended it, which gives its name
 * and parent. The fields are the same since the first version; labels are not.
 */
public final class OpenTelemetrySource implements SpanSource {
  private static final String ID = "opentelemetry";

  private static final List<SpanRule> RULES =
      List.of(
          SpanRule.of(ID, Shape.SCOPE, "io.opentelemetry.context.Scope")
              .requiring("traceId:String", "spanId:String")
              .withIds(Ids.of(IdEncoding.HEX, "traceId", "spanId", "")),
          SpanRule.of(ID, Shape.OPERATION, "io.opentelemetry.trace.Span")
              .requiring("traceId:String", "spanId:String")
              .withIds(Ids.of(IdEncoding.HEX, "traceId", "spanId", "parentId"))
              .named("operationName"));

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<SpanRule> rules() {
    return RULES;
  }
}
