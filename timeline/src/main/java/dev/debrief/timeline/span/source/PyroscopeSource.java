package dev.debrief.timeline.span.source;

import dev.debrief.timeline.span.Confidence;
import dev.debrief.timeline.span.IdEncoding;
import dev.debrief.timeline.span.IdField;
import dev.debrief.timeline.span.Shape;
import dev.debrief.timeline.span.SpanRule;
import dev.debrief.timeline.span.SpanRule.Ids;
import dev.debrief.timeline.span.SpanRule.Traits;
import dev.debrief.timeline.span.SpanSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Pyroscope's fork of async-profiler: samples with upstream names and the ids of the local root
 * span as labels, which its agent sets for root spans only. Zero therefore says nothing. Names are
 * numbers; what they mean stands in a file that the agent sends beside the recording.
 */
public final class PyroscopeSource implements SpanSource {
  private static final String ID = "pyroscope";
  private static final String NAME = "spanName";
  private static final IdField SPAN = IdField.of("spanId", IdEncoding.LONG);
  private static final Traits TRAITS =
      Traits.DEFAULT.with(Confidence.MEDIUM).withZeroMeansNone(false);
  private static final String[] SAMPLES = {"jdk.ExecutionSample", "profiler.WallClockSample"};

  private static final List<SpanRule> RULES =
      List.of(
          SpanRule.of(ID, Shape.LABEL, SAMPLES)
              .requiring("spanId:long", "traceIdHi:long", "traceIdLo:long")
              .withIds(new Ids(IdField.pair("traceIdHi", "traceIdLo"), SPAN, IdField.NONE, SPAN))
              .named(NAME)
              .withTraits(TRAITS),
          SpanRule.of(ID, Shape.LABEL, SAMPLES)
              .requiring("spanId:long", "contextId:long")
              .withIds(new Ids(IdField.NONE, SPAN, IdField.NONE, SPAN))
              .named(NAME)
              .withTraits(TRAITS));

  private final Map<Long, String> names;

  /** A recording alone: spans have no names. */
  public PyroscopeSource() {
    this(Map.of());
  }

  private PyroscopeSource(Map<Long, String> names) {
    this.names = Map.copyOf(names);
  }

  /**
   * Returns the source for the recording that a file of labels belongs to. It counts instead of the
   * one that is built in.
   *
   * @throws IOException if the file cannot be read or is none of labels
   */
  public static SpanSource withLabels(Path file) throws IOException {
    return new PyroscopeSource(PyroscopeLabels.texts(file));
  }

  /** Above the one without names. */
  @Override
  public int priority() {
    return names.isEmpty() ? 0 : 1;
  }

  @Override
  public String text(String field, Object value) {
    return value instanceof Long number && field.equals(NAME)
        ? names.getOrDefault(number, "")
        : value.toString();
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<SpanRule> rules() {
    return RULES;
  }
}
