/**
 * Flight recordings: bytes to events.
 *
 * <p>Start at {@link dev.debrief.jfr.RecordingReader}: it opens a {@link
 * dev.debrief.jfr.Recording}, finds its chunks ({@link dev.debrief.jfr.ChunkTable}) and hands out
 * their events in batches of columns. Ticks, constant pools and the types of the underlying parser
 * never leave this module; everything that leaves it carries epoch nanoseconds and resolved stack
 * traces. May depend on nothing else of Debrief.
 */
@NullMarked
package dev.debrief.jfr;

import org.jspecify.annotations.NullMarked;
