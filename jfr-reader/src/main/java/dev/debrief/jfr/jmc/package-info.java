/**
 * The decoder on JMC's flight recorder parser: every format version, the reference for other
 * decoders. The only package in which types of JMC appear.
 *
 * <p>JMC trusts its input: damage surfaces as whatever runtime exception comes first. This package
 * is the border where those become {@link dev.debrief.jfr.Diagnostic}s. Internal to the reader.
 */
@NullMarked
package dev.debrief.jfr.jmc;

import org.jspecify.annotations.NullMarked;
