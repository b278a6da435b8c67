/** JMH benchmarks of single steps of a conversion; {@code benchmarks/jmh} runs them. */
@NullMarked
package dev.debrief.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
