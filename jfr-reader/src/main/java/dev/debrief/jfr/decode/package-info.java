/**
 * What decoders have in common: their interface, and the table of the event types that become
 * samples and intervals. Internal to the reader.
 */
@NullMarked
package dev.debrief.jfr.decode;

import org.jspecify.annotations.NullMarked;
