/**
 * Who a thread ran for: spans, told by events that carry context and by files beside a recording.
 *
 * <p>Spans lie over timelines and are no part of them. A {@link
 * dev.debrief.timeline.span.SpanCollector} takes the events that carry context while the first pass
 * reads the recording; what it makes of them is a {@link dev.debrief.timeline.span.SpanIndex},
 * which tells for every finished {@link dev.debrief.timeline.ThreadTimeline} which span each piece
 * of it belongs to, or why none. Begin reading there. May depend on {@code dev.debrief.timeline}
 * and on the reader.
 */
@NullMarked
package dev.debrief.timeline.span;

import org.jspecify.annotations.NullMarked;
