@NullMarked
package dev.debrief.detectors.resources;

import org.jspecify.annotations.NullMarked;
