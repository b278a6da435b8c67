/** The producers of context that are built in, one file each. Begin with any of them. */
@NullMarked
package dev.debrief.timeline.span.source;

import org.jspecify.annotations.NullMarked;
