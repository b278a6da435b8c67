package dev.debrief.jfr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects {@link Diagnostic}s: equal codes and levels are counted, the first position and message
 * are kept. Not safe for use by several threads.
 */
public final class Diagnostics {
  private final Map<String, Diagnostic> byCode = new LinkedHashMap<>();

  /** Notes one occurrence without a place. */
  public void add(String code, Diagnostic.Level level, String message) {
    add(new Diagnostic(code, level, message, 1, Optional.empty()));
  }

  /** Notes one occurrence at a place. */
  public void add(
      String code, Diagnostic.Level level, String message, Diagnostic.Position position) {
    add(new Diagnostic(code, level, message, 1, Optional.of(position)));
  }

  /** Adds a note, or its count to the note with the same code and level. */
  public void add(Diagnostic note) {
    byCode.merge(note.code() + ' ' + note.level(), note, Diagnostics::merge);
  }

  /** Adds all notes of another collection. */
  public void addAll(List<Diagnostic> notes) {
    notes.forEach(this::add);
  }

  /** Returns what was collected so far, in the order of first occurrence. */
  public List<Diagnostic> list() {
    return List.copyOf(new ArrayList<>(byCode.values()));
  }

  private static Diagnostic merge(Diagnostic first, Diagnostic next) {
    return new Diagnostic(
        first.code(),
        first.level(),
        first.message(),
        first.count() + next.count(),
        first.position().or(next::position));
  }
}
