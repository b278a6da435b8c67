/**
 * Debrief's own decoder of formats 1.x and 2.x: goes through a chunk once with positioned reads
 * into one buffer, decodes the wanted fields of the wanted event types, and steps over everything
 * else by its size. Begin with {@link dev.debrief.jfr.streaming.StreamingDecoder}. Internal to the
 * reader.
 */
@NullMarked
package dev.debrief.jfr.streaming;

import org.jspecify.annotations.NullMarked;
