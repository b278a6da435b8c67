/**
 * What each thread did, when: samples and intervals merged into non-overlapping segments.
 *
 * <p>Start at {@link dev.debrief.timeline.Timelines}. Two passes over a recording: the first makes
 * a {@link dev.debrief.timeline.RecordingIndex}, the second hands out {@link
 * dev.debrief.timeline.Window}s of {@link dev.debrief.timeline.ThreadTimeline}s in time order. The
 * converter and the detectors both read this one model. May depend on {@code dev.debrief.jfr}.
 */
@NullMarked
package dev.debrief.timeline;

import org.jspecify.annotations.NullMarked;
