/**
 * Timelines to profiles: Sentry's sample format v2, and the rules by which Sentry accepts them.
 *
 * <p>Start at {@link dev.debrief.converter.ProfileFormat}, and at {@code SentryChunks} for what
 * happens to a window. May depend on {@code dev.debrief.timeline} and {@code dev.debrief.jfr}.
 */
@NullMarked
package dev.debrief.converter;

import org.jspecify.annotations.NullMarked;
