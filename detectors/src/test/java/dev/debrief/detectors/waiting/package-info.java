@NullMarked
package dev.debrief.detectors.waiting;

import org.jspecify.annotations.NullMarked;
