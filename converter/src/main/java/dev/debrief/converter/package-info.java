/** Timelines to profiles: Sentry's sample format v2, and the rules by which Sentry accepts them. */
@NullMarked
package dev.debrief.converter;

import org.jspecify.annotations.NullMarked;
