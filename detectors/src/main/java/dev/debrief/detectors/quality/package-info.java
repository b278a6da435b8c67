/**
 * What a recording cannot tell: a detector that says where its findings, and its silence, stand on
 * weak ground. Start at {@code RecordingQualityDetector}.
 */
@NullMarked
package dev.debrief.detectors.quality;

import org.jspecify.annotations.NullMarked;
