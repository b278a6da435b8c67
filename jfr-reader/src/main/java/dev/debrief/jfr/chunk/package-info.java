/**
 * Framing: where chunks and events begin and end, which bytes are damaged, and how a damaged chunk
 * is made readable again. Knows nothing of what events mean. Internal to the reader.
 */
@NullMarked
package dev.debrief.jfr.chunk;

import org.jspecify.annotations.NullMarked;
