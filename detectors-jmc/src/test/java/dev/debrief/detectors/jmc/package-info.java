@NullMarked
package dev.debrief.detectors.jmc;

import org.jspecify.annotations.NullMarked;
