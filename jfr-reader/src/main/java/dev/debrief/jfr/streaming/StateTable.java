package dev.debrief.jfr.streaming;

import dev.debrief.jfr.ThreadState;
import dev.debrief.jfr.chunk.FieldDescription;
import dev.debrief.jfr.decode.Texts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The states that a thread can have, by the key of their names. */
final class StateTable {
  /** There are a dozen states, or thirty. */
  private static final int REMEMBERED = 64;

  private final Constants constants;
  private final @Nullable ThreadState[] byKey = new ThreadState[REMEMBERED];

  StateTable(Constants constants) {
    this.constants = constants;
  }

  ThreadState of(Row row, int slot, FieldDescription field) throws IOException {
    long key = row.values[slot];
    if (!field.constant() || key < 0 || key >= REMEMBERED) {
      return Texts.state(Constants.orEmpty(constants.text(row, slot, field)));
    }
    ThreadState known = byKey[(int) key];
    if (known == null) {
      known = Texts.state(Constants.orEmpty(constants.text(row, slot, field)));
      byKey[(int) key] = known;
    }
    return known;
  }
}
