/**
 * Other ways to read a recording, each as a program: what users would run instead of Debrief, and
 * what the bytes allow at best. Each prints one line with what it found, so that nobody can leave
 * the work out.
 */
@NullMarked
package dev.debrief.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
