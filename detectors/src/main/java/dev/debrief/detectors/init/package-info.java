/**
 * Detectors of initialisation that costs more than it must: the same thing made again and again,
 * threads that wait for a class to be initialised, code that still warms up late.
 */
@NullMarked
package dev.debrief.detectors.init;

import org.jspecify.annotations.NullMarked;
