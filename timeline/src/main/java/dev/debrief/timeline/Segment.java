package dev.debrief.timeline;

import dev.debrief.jfr.StackTrace;
import java.util.Optional;

/**
 * A stretch of time in which a thread did one thing. A running segment is one observation of the
 * sampler and the time that it is good for; a waiting segment is a whole wait, cut at the window.
 *
 * @param startNanos inclusive, epoch nanoseconds
 * @param endNanos exclusive, after the start
 * @param waitKind what the thread waited for; empty while it ran
 */
public record Segment(
    long startNanos, long endNanos, Optional<WaitKind> waitKind, StackTrace stackTrace) {}
