package dev.debrief.jfr.streaming;

import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.Headers;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.chunk.TypeDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The constant pools of one chunk: of the types that are needed, where each constant stands. */
final class Pools {
  private final ChunkTypes types;
  private final List<ChunkInput> sources = new ArrayList<>();
  private final Map<Long, Pool> pools = new HashMap<>();
  private int damaged;

  Pools(ChunkTypes types) {
    this.types = types;
  }

  /**
   * Takes in a checkpoint event, as much of it as can be read.
   *
   * @param from where it begins
   */
  void add(ChunkInput chunk, long from) throws IOException {
    try {
      chunk.seek(from);
      int size = chunk.readInt();
      byte[] bytes = chunk.copy(from, (int) Math.min(size, chunk.length() - from));
      ChunkInput in = ChunkInput.of(bytes, bytes.length, chunk.compressed());
      sources.add(in);
      read(in, bytes.length < size);
    } catch (MalformedException e) {
      damaged++;
    }
  }

  private void read(ChunkInput in, boolean cut) throws IOException {
    in.readInt(); // size
    in.readLong(); // type
    in.readLong(); // start
    in.readLong(); // duration
    in.readLong(); // distance of the checkpoint before
    in.readByte(); // kind of checkpoint
    int count = in.readInt();
    for (int i = 0; i < count && !(cut && in.position() == in.length()); i++) {
      long id = in.readLong();
      int constants = in.readInt();
      readPool(in, id, constants);
    }
  }

  private void readPool(ChunkInput in, long id, int constants) throws IOException {
    TypeDescription type = types.metadata().types().get(id);
    if (type == null) {
      throw new MalformedException("constants of the undeclared type " + id);
    }
    Program skip = types.constant(type);
    if (types.needed(id)) {
      pools.computeIfAbsent(id, key -> new Pool(type, skip, sources)).add(in, constants);
    } else {
      for (int i = 0; i < constants; i++) {
        in.readLong();
        skip.skip(in, 1);
      }
    }
  }

  /** Returns the constants of a type; empty if the chunk has none. */
  Optional<Pool> of(long typeId) {
    return Optional.ofNullable(pools.get(typeId));
  }

  /** Returns the same constants, to be read by another thread; these take no further ones. */
  Pools forAnotherThread() {
    Pools others = new Pools(types);
    sources.forEach(source -> others.sources.add(source.again()));
    pools.forEach((id, pool) -> others.pools.put(id, pool.in(others.sources)));
    return others;
  }

  /** Returns how many checkpoints could not be read to their end. */
  int damaged() {
    return damaged;
  }

  /**
   * Returns where checkpoints begin, the last one first, as the chain of them says. None overlaps
   * the next, so that together they are no larger than the chunk.
   *
   * @return empty if the chain is broken
   */
  static Optional<List<Long>> chain(ChunkInput in, long last) throws IOException {
    List<Long> offsets = new ArrayList<>();
    long offset = last;
    long end = in.length();
    try {
      while (true) {
        if (offset < Headers.SIZE || offset >= in.length()) {
          return Optional.empty();
        }
        in.seek(offset);
        int size = in.readInt();
        boolean checkpoint = in.readLong() == ChunkTypes.CHECKPOINT;
        in.readLong(); // start
        in.readLong(); // duration
        long delta = in.readLong();
        if (!checkpoint || size <= 0 || size > end - offset || delta > 0) {
          return Optional.empty();
        }
        offsets.add(offset);
        if (delta == 0) {
          return Optional.of(offsets);
        }
        end = offset;
        offset += delta;
      }
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }
}
