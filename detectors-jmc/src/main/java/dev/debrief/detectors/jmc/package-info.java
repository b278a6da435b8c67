/**
 * The rules of JDK Mission Control as detectors. The only package besides the reader that knows
 * JMC; nothing depends on it, and it is loaded only when somebody asks for one of its rules.
 */
@NullMarked
package dev.debrief.detectors.jmc;

import org.jspecify.annotations.NullMarked;
