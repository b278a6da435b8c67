package dev.debrief.engine;

import dev.debrief.detectors.Finding;
import dev.debrief.timeline.span.Attribution;
import dev.debrief.timeline.span.Span;
import dev.debrief.timeline.span.SpanIndex;

/** Tells for which span the thread of a finding worked. */
final class SpanOfFinding {
  private SpanOfFinding() {}

  /** Returns the finding with the span in which it begins, or else has its middle. */
  static Finding in(Finding finding, SpanIndex spans) {
    if (spans.isEmpty() || finding.threads().isEmpty() || finding.span().isPresent()) {
      return finding;
    }
    long thread = finding.threads().get(0).id();
    long middle = finding.startNanos() + (finding.endNanos() - finding.startNanos()) / 2;
    for (long time : new long[] {finding.startNanos(), middle}) {
      if (spans.at(thread, time) instanceof Attribution.OfSpan of) {
        return finding.in(workedFor(spans.span(of.span())));
      }
    }
    return finding;
  }

  /** Ids that we made mean nothing to a tracing system, and are left out. */
  private static Finding.WorkedFor workedFor(Span span) {
    return span.madeId()
        ? new Finding.WorkedFor("", "", span.name())
        : new Finding.WorkedFor(span.ids().traceHex(), span.ids().spanHex(), span.name());
  }
}
