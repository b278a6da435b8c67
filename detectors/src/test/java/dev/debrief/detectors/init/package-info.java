@NullMarked
package dev.debrief.detectors.init;

import org.jspecify.annotations.NullMarked;
