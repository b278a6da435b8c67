/**
 * A small build, acted out so that recordings of it hold a thread that is known to compute all the
 * time while others want the processors too. Start reading at {@link
 * dev.debrief.testdata.build.BuildRun}; {@code testdata/record} runs it. Nothing depends on this
 * package, and it uses nothing but the JDK.
 */
@NullMarked
package dev.debrief.testdata.build;

import org.jspecify.annotations.NullMarked;
