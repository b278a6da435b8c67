package dev.debrief.cli;

import dev.debrief.engine.Debriefing;
import dev.debrief.engine.Note;
import dev.debrief.engine.Outcome;
import dev.debrief.engine.Result;
import dev.debrief.engine.Summary;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Summaries for scripts: one object with all recordings, keys sorted. */
final class SummaryJson {
  private static final int SCHEMA = 1;

  private SummaryJson() {}

  /** Returns the document. */
  static String of(Result<Summary> result) {
    Map<String, Object> document =
        Map.of(
            "schema", SCHEMA,
            "tool", Map.of("name", "debrief", "version", Debriefing.version()),
            "recordings", result.outcomes().stream().map(SummaryJson::recording).toList());
    return SortedJson.of(document);
  }

  private static Map<String, Object> recording(Outcome<Summary> outcome) {
    Map<String, Object> recording = new HashMap<>();
    recording.put("name", outcome.name());
    recording.put("status", word(outcome.status()));
    recording.put("diagnostics", outcome.notes().stream().map(SummaryJson::note).toList());
    outcome.value().ifPresent(summary -> recording.putAll(summary(summary)));
    return recording;
  }

  private static Map<String, Object> note(Note note) {
    return Map.of(
        "code", note.code(),
        "count", note.count(),
        "level", word(note.level()),
        "message", note.message(),
        "position", note.position());
  }

  private static Map<String, Object> summary(Summary summary) {
    Map<String, Object> map = new HashMap<>();
    map.put("advice", summary.advice().stream().map(SummaryJson::advice).toList());
    map.put("bytes", summary.bytes());
    map.put("chunks", chunks(summary.chunks()));
    map.put("end", summary.end().toString());
    map.put("eventCounts", summary.eventCounts());
    map.put("jvm", summary.jvm());
    map.put("producer", summary.producer());
    map.put("sampling", summary.sampling().stream().map(SummaryJson::sampling).toList());
    map.put("spanSourceStub", summary.sourceStub());
    map.put("spanSources", summary.spanSources());
    map.put("start", summary.start().toString());
    map.put("threads", summary.threads().stream().map(SummaryJson::thread).toList());
    map.put("thresholds", summary.thresholds());
    return map;
  }

  private static Map<String, Object> advice(Summary.Advice advice) {
    return Map.of("missing", advice.missing(), "setting", advice.setting());
  }

  private static Map<String, Object> chunks(Summary.Chunks chunks) {
    return Map.of(
        "duplicates", chunks.duplicates(),
        "lost", chunks.lost(),
        "lostBytes", chunks.lostBytes(),
        "partial", chunks.partial(),
        "whole", chunks.whole());
  }

  private static Map<String, Object> sampling(Summary.Sampling sampling) {
    return Map.of(
        "configuredNanos", sampling.configured().toNanos(),
        "kind", sampling.kind(),
        "measuredNanos", sampling.measured().toNanos());
  }

  private static Map<String, Object> thread(Summary.ThreadRow thread) {
    return Map.of(
        "coverage", Math.round(thread.coverage() * 1000) / 1000.0,
        "id", thread.id(),
        "name", thread.name(),
        "runningNanos", thread.running().toNanos(),
        "samples", thread.samples(),
        "waitingNanos", thread.waiting().toNanos());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
