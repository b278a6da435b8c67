package dev.debrief.timeline;

/** First pass over a recording: clocks, threads, settings, and intervals that reach back. */
public final class RecordingIndex {}
