/** The {@code debrief} command: option parsing and presentation, nothing else. */
@NullMarked
package dev.debrief.cli;

import org.jspecify.annotations.NullMarked;
