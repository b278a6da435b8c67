package dev.debrief.converter.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What rules over several files need of a chunk.
 *
 * @param findings where violations of its file go
 * @param place where the chunk is in its file; may be empty
 * @param profilerId as written
 * @param chunkId in plain spelling
 * @param start time of the first sample in seconds since the epoch
 * @param end time of the last sample
 * @param threads names by id of the threads with samples; empty where there is no name
 * @param open ids of the threads whose last sample has a stack
 * @param hasMetadata whether thread metadata reaches the later stages
 * @param release may be empty
 * @param dsn of the envelope, if it names one
 * @param digest equal for equal samples
 */
record ChunkFacts(
    Findings findings,
    String place,
    String profilerId,
    String chunkId,
    double start,
    double end,
    Map<String, String> threads,
    Set<String> open,
    boolean hasMetadata,
    String release,
    Optional<Dsn> dsn,
    long digest) {

  /** Takes the facts out of a chunk that has samples. */
  static ChunkFacts of(Profile chunk, Optional<Dsn> dsn, Findings findings) {
    Samples samples = chunk.samples();
    Map<String, String> threads = new HashMap<>();
    for (String id : samples.threadIds()) {
      threads.put(id, chunk.threadNames().getOrDefault(id, ""));
    }
    Set<String> open = new HashSet<>();
    for (int[] ofThread : samples.byThread()) {
      int last = ofThread[ofThread.length - 1];
      if (chunk.stacks().isActive(samples.stack(last))) {
        open.add(samples.threadIds().get(samples.thread(last)));
      }
    }
    double start = samples.time(0);
    double end = start;
    long digest = samples.size();
    for (int sample = 0; sample < samples.size(); sample++) {
      double time = samples.time(sample);
      start = Math.min(start, time);
      end = Math.max(end, time);
      String thread = samples.threadIds().get(samples.thread(sample));
      digest = 31 * digest + Double.hashCode(time);
      digest = 31 * digest + thread.hashCode();
      digest = 31 * digest + samples.stack(sample);
    }
    return new ChunkFacts(
        findings,
        chunk.place(),
        chunk.header().getOrDefault("profiler_id", ""),
        Scalars.plainUuid(chunk.header().getOrDefault("chunk_id", "")),
        start,
        end,
        threads,
        open,
        samples.threadIds().stream().anyMatch(chunk.threadNames()::containsKey),
        chunk.header().getOrDefault("release", ""),
        dsn,
        digest);
  }

  void add(Check check, String path, String message) {
    findings.add(check, Positions.join(place, path), message);
  }
}
