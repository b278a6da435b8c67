/** Recordings with spans in any number, to see what spans cost. */
@NullMarked
package dev.debrief.testdata.spans;

import org.jspecify.annotations.NullMarked;
