/**
 * Debrief beside other tools: whole processes on the same recordings, taking turns. Begin reading
 * at {@link dev.debrief.benchmarks.compare.Compare}.
 */
@NullMarked
package dev.debrief.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
