/**
 * Detectors of time that threads spend waiting for what others hold: locks, monitors, permits,
 * pooled objects. They read one model, {@code Contention}, which adds up such waits while they
 * come.
 */
@NullMarked
package dev.debrief.detectors.locks;

import org.jspecify.annotations.NullMarked;
