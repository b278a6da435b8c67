/**
 * Time lines to findings: what wasted the time. Begin at {@link dev.debrief.detectors.Detector};
 * {@link dev.debrief.detectors.DetectorRun} runs them over one recording. Depends on the time line
 * only, and knows nothing of output formats.
 */
@NullMarked
package dev.debrief.detectors;

import org.jspecify.annotations.NullMarked;
