@NullMarked
package dev.debrief.detectors;

import org.jspecify.annotations.NullMarked;
