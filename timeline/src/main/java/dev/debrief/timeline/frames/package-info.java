/**
 * What names of classes and methods tell: whose code a frame is, and how it is called in every run.
 * Begin at {@link dev.debrief.timeline.frames.InApp}. Depends on nothing.
 */
@NullMarked
package dev.debrief.timeline.frames;

import org.jspecify.annotations.NullMarked;
