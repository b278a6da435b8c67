/** Detectors of input and output in needlessly small pieces. */
@NullMarked
package dev.debrief.detectors.io;

import org.jspecify.annotations.NullMarked;
