/**
 * Findings for people and for build servers. Begin at {@link dev.debrief.report.FindingsFormat}.
 * Knows what a finding is and nothing of how it was found; the engine asks for formats by name.
 */
@NullMarked
package dev.debrief.report;

import org.jspecify.annotations.NullMarked;
