@NullMarked
package dev.debrief.report;

import org.jspecify.annotations.NullMarked;
