/**
 * Recordings of any size for measurements: the same bytes for the same shape and size. Begin
 * reading at {@link dev.debrief.benchmarks.recording.RecordingShape}.
 */
@NullMarked
package dev.debrief.benchmarks.recording;

import org.jspecify.annotations.NullMarked;
