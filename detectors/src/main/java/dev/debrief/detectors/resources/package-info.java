/**
 * Detectors of wasted resources: threads, exceptions, memory, carriers of virtual threads. They
 * count events and have little to do with each other; start at any {@code XDetector}.
 */
@NullMarked
package dev.debrief.detectors.resources;

import org.jspecify.annotations.NullMarked;
