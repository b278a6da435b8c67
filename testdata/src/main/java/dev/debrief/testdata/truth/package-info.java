/**
 * How recorded programs write down what really happened. Start at {@link
 * dev.debrief.testdata.truth.TruthFile}. Uses nothing but the JDK, because the programs run without
 * libraries; the packages of the programs depend on it.
 */
@NullMarked
package dev.debrief.testdata.truth;

import org.jspecify.annotations.NullMarked;
