/**
 * Detectors of waits: for other threads, for a pool that is too small, for processes, for time to
 * pass. {@link dev.debrief.detectors.waiting.TailWaitDetector} is a good one to start with.
 */
@NullMarked
package dev.debrief.detectors.waiting;

import org.jspecify.annotations.NullMarked;
