package dev.debrief.timeline.span;

import dev.debrief.timeline.span.ContextRows.Content;

/** The ids of one event while it is read. */
final class EventIds {
  private long traceHigh;
  private long traceLow;
  private long spanId;
  private long parentId;
  private long localRootId;
  private boolean present;
  private boolean made;
  private int unreadable;
  private Content content = Content.NOTHING;

  /** One id. */
  record Id(long high, long low) {
    static final Id ZERO = new Id(0, 0);
  }

  /** Notes that an id has a value, whatever it is. */
  void seen(boolean ofOurs) {
    present = true;
    made |= ofOurs;
  }

  /** Notes that an id has a value that is none. */
  void noteUnreadable() {
    unreadable++;
  }

  void trace(Id id) {
    traceHigh = id.high();
    traceLow = id.low();
  }

  void span(Id id) {
    spanId = id.low();
  }

  void parent(Id id) {
    parentId = id.low();
  }

  void localRoot(Id id) {
    localRootId = id.low();
  }

  void content(Content is) {
    content = is;
  }

  /** Puts in what is not there: a span that has only a trace or a root of its own. */
  void complete() {
    if (spanId == 0 && localRootId != 0) {
      spanId = localRootId;
    } else if (spanId == 0 && (traceHigh | traceLow) != 0) {
      spanId = IdReader.stirred(traceLow ^ traceHigh);
      made = true;
    }
  }

  boolean present() {
    return present;
  }

  boolean isZero() {
    return (traceHigh | traceLow | spanId | localRootId) == 0;
  }

  int unreadable() {
    return unreadable;
  }

  @SuppressWarnings("EnumOrdinal") // A byte of a column that never leaves memory.
  byte content() {
    return (byte) (content == Content.SPAN && made ? Content.MADE : content).ordinal();
  }

  void copyTo(long[] columns, int at) {
    columns[at] = traceHigh;
    columns[at + 1] = traceLow;
    columns[at + 2] = spanId;
    columns[at + 3] = parentId;
    columns[at + 4] = localRootId;
  }
}
