/**
 * Sources that somebody wrote down instead of programming them: the JSON files that users give, and
 * the one that is built in. Begin at {@link dev.debrief.timeline.span.config.SourceFile}. The only
 * package of this module that knows JSON.
 */
@NullMarked
package dev.debrief.timeline.span.config;

import org.jspecify.annotations.NullMarked;
