/**
 * Recordings from outside that tests read if they are there: the shared corpus with its counts by
 * independent readers, the project's own small recordings, and the labelled ones with their truth.
 *
 * <p>Start at {@link dev.debrief.testdata.corpus.Corpus#openOrSkip}.
 */
@NullMarked
package dev.debrief.testdata.corpus;

import org.jspecify.annotations.NullMarked;
