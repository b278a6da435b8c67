/**
 * Span files that lie beside a recording: OTLP JSON in the forms in which collectors, exporters and
 * logs write it, Sentry transactions, Zipkin and Jaeger. Each becomes {@link
 * dev.debrief.timeline.span.ExternalSpan}s; what joins them with threads is {@code
 * dev.debrief.timeline.span}. Begin at {@link dev.debrief.timeline.spanfile.SpanFile}. This is the
 * one package of the module that reads JSON.
 */
@NullMarked
package dev.debrief.timeline.spanfile;

import org.jspecify.annotations.NullMarked;
