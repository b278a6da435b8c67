/** Workload programs, recordings with known truth, and builders for synthetic recordings. */
@NullMarked
package dev.debrief.testdata;

import org.jspecify.annotations.NullMarked;
