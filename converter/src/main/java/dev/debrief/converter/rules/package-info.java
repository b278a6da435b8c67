/**
 * The rules by which Sentry takes, drops or misreads profiles, as a checker for files: envelopes
 * and bare payloads of any producer, one by one and as a set. It depends on Jackson and on nothing
 * else of this project. Start at {@link dev.debrief.converter.rules.SentryRules}.
 */
@NullMarked
package dev.debrief.converter.rules;

import org.jspecify.annotations.NullMarked;
