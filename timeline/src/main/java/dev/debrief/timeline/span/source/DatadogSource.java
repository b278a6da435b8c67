package dev.debrief.timeline.span.source;

import dev.debrief.timeline.span.Confidence;
import dev.debrief.timeline.span.IdEncoding;
import dev.debrief.timeline.span.IdField;
import dev.debrief.timeline.span.Shape;
import dev.debrief.timeline.span.SpanRule;
import dev.debrief.timeline.span.SpanRule.Ids;
import dev.debrief.timeline.span.SpanRule.Traits;
import dev.debrief.timeline.span.SpanSource;
import java.time.Duration;
import java.util.List;

/**
 * Datadog's tracer: every sample of its native profiler has the ids of its span as labels (0 means
 * that there was none); without it scopes are events of at least 10 ms. There is no trace id in a
 * recording, only the id of the local root. Endpoints name that root; their thread is where it
 * ended. One type name has had several encodings, so declared types decide.
 */
public final class DatadogSource implements SpanSource {
  private static final String ID = "datadog";
  private static final String OPERATION = "_dd.trace.operation";
  private static final String SPAN = "spanId";
  private static final String ROOT = "localRootSpanId";
  private static final Duration THRESHOLD = Duration.ofMillis(10);

  private static final Ids LABEL_IDS =
      new Ids(
          IdField.NONE,
          IdField.of(SPAN, IdEncoding.LONG),
          IdField.NONE,
          IdField.of(ROOT, IdEncoding.LONG));

  private static final String[] SAMPLES = {"datadog.ExecutionSample", "datadog.MethodSample"};

  private static final List<SpanRule> RULES =
      List.of(
          SpanRule.of(ID, Shape.LABEL, SAMPLES)
              .requiring("spanId:long", "localRootSpanId:long")
              .withIds(LABEL_IDS)
              .named(OPERATION),
          SpanRule.of(ID, Shape.SCOPE, "datadog.Timeline")
              .requiring("spanId:long")
              .withIds(LABEL_IDS)
              .named(OPERATION)
              .withTraits(Traits.DEFAULT.withMinDuration(THRESHOLD)),
          SpanRule.of(ID, Shape.OPERATION, "datadog.Endpoint")
              .requiring("localRootSpanId:long")
              .withIds(
                  new Ids(
                      IdField.NONE,
                      IdField.of(ROOT, IdEncoding.LONG),
                      IdField.NONE,
                      IdField.of(ROOT, IdEncoding.LONG)))
              .named("endpoint")
              .withTraits(Traits.DEFAULT.with(Confidence.LOW)),
          oldScope("datadog.Scope"));

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<SpanRule> rules() {
    return RULES;
  }

  /** Texts, decimal and later hexadecimal, or numbers. */
  private static SpanRule oldScope(String type) {
    return SpanRule.of(ID, Shape.SCOPE, type)
        .withIds(Ids.of(IdEncoding.AUTO, "traceId", SPAN, "parentId"))
        .named("operationName");
  }
}
