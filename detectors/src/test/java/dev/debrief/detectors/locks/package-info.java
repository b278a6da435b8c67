@NullMarked
package dev.debrief.detectors.locks;

import org.jspecify.annotations.NullMarked;
