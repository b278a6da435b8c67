package dev.debrief.timeline.span;

/** To which span an instant of a thread belongs, or why to none. */
public sealed interface Attribution {
  /**
   * The instant belongs to a span.
   *
   * @param span its number in the {@link SpanIndex}: the innermost one, which began last
   * @param source id of the source that says so
   * @param ambiguous whether another span was open that overlaps without enclosing this one
   */
  record OfSpan(int span, String source, Confidence confidence, boolean ambiguous)
      implements Attribution {}

  /** The instant belongs to no span. */
  record None(Unattributed reason) implements Attribution {}
}
