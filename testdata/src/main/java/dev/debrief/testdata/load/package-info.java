/**
 * A program that fills recordings of any size: many threads, deep stacks, every kind of event.
 * Start reading at {@link dev.debrief.testdata.load.LoadProgram}; {@code testdata/record --big}
 * runs it. Nothing depends on this package, and it uses nothing but the JDK.
 */
@NullMarked
package dev.debrief.testdata.load;

import org.jspecify.annotations.NullMarked;
