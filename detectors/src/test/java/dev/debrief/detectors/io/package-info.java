@NullMarked
package dev.debrief.detectors.io;

import org.jspecify.annotations.NullMarked;
