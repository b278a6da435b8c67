package dev.debrief.jfr;

import dev.debrief.jfr.Diagnostic.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts, on their way to the sink, samples whose thread or stack is not in the recording:
 * recorders give each sample both, so their absence means that a constant pool lost them.
 */
final class MissingReferences implements EventSink {
  private final EventSink sink;
  private long threads;
  private long stacks;

  MissingReferences(EventSink sink) {
    this.sink = sink;
  }

  @Override
  public void declared(List<EventType> types) {
    sink.declared(types);
  }

  @Override
  public void samples(SampleBatch batch) {
    if (batch.mayMissReferences()) {
      for (int i = 0; i < batch.size(); i++) {
        threads += isThreadLost(batch.references(), batch.threadNumber(i)) ? 1 : 0;
        stacks += batch.stackNumber(i) == ChunkReferences.NONE && !batch.failed(i) ? 1 : 0;
      }
    }
    sink.samples(batch);
  }

  @Override
  public void intervals(IntervalBatch batch) {
    if (batch.mayMissThreads() && batch.kind().role() != IntervalKind.Role.PROCESS) {
      for (int i = 0; i < batch.size(); i++) {
        threads += isThreadLost(batch.references(), batch.threadNumber(i)) ? 1 : 0;
      }
    }
    sink.intervals(batch);
  }

  private static boolean isThreadLost(ChunkReferences references, int thread) {
    return thread == ChunkReferences.NONE || references.thread(thread).isLost();
  }

  @Override
  public RawFilter rawFilter(String type) {
    return sink.rawFilter(type);
  }

  @Override
  public void raw(Event.RawEvent event) {
    sink.raw(event);
  }

  @Override
  public void counts(Map<String, Long> eventsByType) {
    sink.counts(eventsByType);
  }

  /** Returns whether a sample came without its thread or stack. */
  boolean any() {
    return threads > 0 || stacks > 0;
  }

  void note(Diagnostics notes, Diagnostic.Position position) {
    if (threads > 0) {
      notes.add(
          new Diagnostic(
              "thread-missing",
              Level.DATA_LOSS,
              "events name a thread that is not in the recording and are left out",
              threads,
              Optional.of(position)));
    }
    if (stacks > 0) {
      notes.add(
          new Diagnostic(
              "stack-missing",
              Level.DATA_LOSS,
              "samples have a stack that is not in the recording",
              stacks,
              Optional.of(position)));
    }
  }
}
