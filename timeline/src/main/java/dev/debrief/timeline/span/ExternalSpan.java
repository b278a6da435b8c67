package dev.debrief.timeline.span;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A span as a file beside the recording tells it, before it is joined with a thread.
 *
 * @param ids with a span id; a trace id where the file has one
 * @param name {@code ""} if unknown
 * @param startNanos epoch nanoseconds on the clock of the file
 * @param endNanos not before the start
 * @param thread where it began
 * @param details what else is known of it
 */
public record ExternalSpan(
    TraceIds ids,
    String name,
    long startNanos,
    long endNanos,
    StartThread thread,
    Details details) {

  /**
   * @throws IllegalArgumentException if there is no span id or the end lies before the start
   */
  public ExternalSpan {
    if (ids.spanId() == 0) {
      throw new IllegalArgumentException("a span without an id");
    }
    if (endNanos < startNanos) {
      throw new IllegalArgumentException("span " + ids.spanHex() + " ends before it starts");
    }
  }

  /**
   * The thread on which a span began.
   *
   * @param id as {@code Thread.getId()} gives it; empty if unknown
   * @param name {@code ""} if unknown
   */
  public record StartThread(OptionalLong id, String name) {
    /** Nothing is known. */
    public static final StartThread UNKNOWN = new StartThread(OptionalLong.empty(), "");
  }

  /**
   * What else a file says of a span.
   *
   * @param kind its role in a call
   * @param operation what kind of work it is, such as {@code http.server}; {@code ""} if unknown
   * @param status how it ended, such as {@code ok}; {@code ""} if unknown
   * @param source kind of file, such as {@code otlp}
   * @param attributes further facts that may appear in outputs
   */
  public record Details(
      SpanKind kind,
      String operation,
      String status,
      String source,
      Map<String, String> attributes) {
    public Details {
      attributes = Map.copyOf(attributes);
    }

    /** Returns details of which only the kind of file is known. */
    public static Details of(String source) {
      return new Details(SpanKind.UNKNOWN, "", "", source, Map.of());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Details that
          && kind == that.kind
          && operation.equals(that.operation)
          && status.equals(that.status)
          && source.equals(that.source)
          && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
      int hash = kind.hashCode();
      hash = 31 * hash + operation.hashCode();
      hash = 31 * hash + status.hashCode();
      hash = 31 * hash + source.hashCode();
      return 31 * hash + attributes.hashCode();
    }
  }
}
