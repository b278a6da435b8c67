/**
 * Synthetic flight recordings: files in JFR's binary format that a test writes event by event, and
 * ways to damage them on purpose.
 *
 * <p>Start at {@link dev.debrief.testdata.jfr.RecordingBuilder}. {@link
 * dev.debrief.testdata.jfr.ChunkMap} finds headers and events in bytes, {@link
 * dev.debrief.testdata.jfr.Damage} breaks them. The package writes the format by itself, so that a
 * reader under test and its test data share no mistake; the JDK's reader and JMC judge it in this
 * module's own tests.
 */
@NullMarked
package dev.debrief.testdata.jfr;

import org.jspecify.annotations.NullMarked;
