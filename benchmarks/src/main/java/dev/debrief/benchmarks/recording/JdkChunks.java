package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.util.List;

/**
 * Writes chunk after chunk as HotSpot does: constants and threads at the begin, events from buffers
 * as they fill, and at the end the pools of what the events refer to and the metadata.
 */
final class JdkChunks {
  private static final int SIZE_BYTES = 4;
  private static final int STATICS = 4;
  private static final long METADATA_TYPE_ID = 0;
  private static final long STALL = 1_200 * Clock.MILLI;

  private final RecordingOutput output;
  private final ChunkEvents chunk;
  private final TypeTree types;
  private final NamedConstants constants;
  private final Roster roster;
  private final Phase phase;
  private final JdkRecording.Plan plan;
  private final Checkpoint checkpoint;
  private final ChunkFacts facts;
  private final EventBytes metadata;
  private final Schedule schedule;
  private long now = Clock.START_TICKS;
  private long chunkCount;

  JdkChunks(
      RecordingOutput output,
      ChunkEvents chunk,
      TypeTree types,
      NamedConstants constants,
      Roster roster,
      Phase phase,
      JdkRecording.Plan plan,
      List<Actor> actors) {
    this.output = output;
    this.chunk = chunk;
    this.types = types;
    this.constants = constants;
    this.roster = roster;
    this.phase = phase;
    this.plan = plan;
    checkpoint = new Checkpoint(output);
    facts = new ChunkFacts(chunk, types, roster);
    metadata = types.encode(EventBytes::chars);
    schedule = new Schedule(actors);
  }

  /** Writes the whole recording. */
  void write() throws IOException {
    boolean last;
    do {
      long rest = plan.sizeBytes() - output.fileBytes();
      last = rest < plan.chunkBytes() * 5 / 4;
      writeChunk(last ? rest : plan.chunkBytes(), last);
    } while (!last);
  }

  private void writeChunk(long chunkBytes, boolean last) throws IOException {
    long start = now;
    output.beginChunk();
    chunk.beginChunk();
    checkpoint.beginChunk();
    EventBytes statics = new EventBytes(1 << 14);
    constants.write(statics, types);
    roster.write(statics, types);
    int pools = constants.count() + roster.poolCount();
    checkpoint.write(start, STATICS, pools, statics, SIZE_BYTES);
    facts.writeBegin(start);
    play(chunkBytes - metadata.size() - plan.namesBytes(), last);
    facts.writeEnd(now);
    endChunk(start);
    phase.advance();
  }

  /** Lets the program go on until the chunk is full. */
  private void play(long limit, boolean last) throws IOException {
    while (true) {
      if (chunk.bytes() >= limit) {
        if (last) {
          return;
        }
        if (!phase.stalled()) {
          phase.stallUntil(now + STALL);
        }
      }
      if (phase.stalled() && schedule.next() > phase.stallEnd()) {
        now = phase.stallEnd();
        return;
      }
      now = schedule.next();
      schedule.act();
    }
  }

  private void endChunk(long start) throws IOException {
    for (RecordedThread thread : roster.all()) {
      output.drain(thread.buffer());
    }
    EventBytes pools = new EventBytes(1 << 22);
    chunk.writePools(pools, types);
    checkpoint.write(now, 0, chunk.poolCount(), pools, SIZE_BYTES);
    long metadataOffset = output.chunkBytes();
    EventBytes event = new EventBytes(metadata.size() + 64);
    int begin = event.begin(METADATA_TYPE_ID);
    event.integer(now);
    event.integer(0);
    chunkCount++;
    event.integer(chunkCount);
    event.append(metadata);
    event.endPadded(begin, SIZE_BYTES);
    output.drain(event);
    output.endChunk(
        new RecordingOutput.Header(
            1, checkpoint.last(), metadataOffset, Clock.nanosAt(start), now - start, start));
  }
}
