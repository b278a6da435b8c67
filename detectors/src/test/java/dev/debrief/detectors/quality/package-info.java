@NullMarked
package dev.debrief.detectors.quality;

import org.jspecify.annotations.NullMarked;
