/**
 * A whole recording's time lines, to be asked about any thread at any time: what detectors look at.
 * Begin at {@link dev.debrief.timeline.query.TimelineQuery}; {@link
 * dev.debrief.timeline.query.SliceStore} fills it from the second pass. Depends on the time lines
 * only.
 */
@NullMarked
package dev.debrief.timeline.query;

import org.jspecify.annotations.NullMarked;
