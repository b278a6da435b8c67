/**
 * From operands to recordings: what a user names on a command line becomes an ordered list of
 * inputs, each of which opens as one {@link dev.debrief.jfr.Recording}.
 *
 * <p>Start at {@link dev.debrief.jfr.input.RecordingFinder}. Names decide where to look ({@link
 * dev.debrief.jfr.input.DirectorySearch}, {@link dev.debrief.jfr.input.Glob}), content decides how
 * to read ({@link dev.debrief.jfr.input.Content}); what is packed is unpacked once into a private
 * file ({@link dev.debrief.jfr.input.Unpacker}). Chunks inside a recording are none of its
 * business, beyond asking whether there is any. May depend on the types of {@code dev.debrief.jfr}
 * only.
 */
@NullMarked
package dev.debrief.jfr.input;

import org.jspecify.annotations.NullMarked;
