/**
 * Small programs whose waste is known, and others that only look wasteful: the labelled recordings
 * are made of them. One class per detector lists its {@link
 * dev.debrief.testdata.labelled.Scenario}s; start at {@link
 * dev.debrief.testdata.labelled.Catalogue}. {@code testdata/record --labelled} runs them. Nothing
 * depends on this package, and it uses nothing but the JDK.
 */
@NullMarked
package dev.debrief.testdata.labelled;

import org.jspecify.annotations.NullMarked;
