package dev.debrief.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.debrief.testdata.corpus.ProjectRecordings;
import dev.debrief.testdata.jfr.ChunkMap;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Damage at random places of small recordings: neither decoder throws or hangs, memory stays
 * bounded, and what both read without complaint they read alike. The seeds are fixed: {@value
 * #CASES} mutations of each of four generated recordings (3,600) and {@value #REAL_CASES} of a real
 * one; in the Maven profile {@code full} ten times as many (36,000 and 600; system property {@code
 * debrief.mutations}: how many times).
 *
 * <p>Every other mutation spares the metadata of the first chunk, which would be most of a small
 * recording. Where the metadata is hit and still readable, only the counts are compared: JMC heeds
 * attributes and exact names of annotations that the streaming decoder does without.
 */
class DecoderMutationTest {
  private static final int CASES = 900;
  private static final int REAL_CASES = 60;
  private static final int TIMES = Integer.getInteger("debrief.mutations", 1);

  /** Mutations after which events may differ, by recording and seed, and why. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "0/107", "a key has two values, one of them null: each decoder takes another",
          "1/3545", "a number of 32 bits is written with more: JMC keeps them",
          "2/8493", "a time is months off: JMC computes it with 53 bits, one nanosecond wrong");

  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** JMC reads a chunk again after every damage that it meets. */
  private static final Duration LONGEST_OF_JMC = Duration.ofSeconds(60);

  /** A reading of a few kilobytes has fixed costs, such as buffers, and little else. */
  private static final long MOST_BYTES = 64L << 20;

  private static final ThreadMXBean ALLOCATION = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<String> wrong = new ArrayList<>();
  private int comparedFlawless;

  @Test
  void mutationsOfGeneratedRecordingsEndWithAnAnswer() {
    List<byte[]> seeds = MutationSeeds.all();
    for (int i = 0; i < seeds.size(); i++) {
      for (long seed = 0; seed < (long) CASES * TIMES; seed++) {
        check(i, seeds.get(i), seed);
      }
    }
    finish("generated", seeds.size() * CASES * TIMES);
    assertThat(comparedFlawless).isGreaterThan(CASES / 20);
  }

  @Test
  void mutationsOfARealRecordingEndWithAnAnswer() throws IOException {
    byte[] real = Files.readAllBytes(ProjectRecordings.path("agent-cached-jdk25.jfr"));
    for (long seed = 0; seed < (long) REAL_CASES * TIMES; seed++) {
      check(seedOfReal(), real, seed);
    }
    finish("real", REAL_CASES * TIMES);
  }

  private static int seedOfReal() {
    return MutationSeeds.all().size();
  }

  private void finish(String what, int cases) {
    System.out.println(
        "DecoderMutationTest "
            + what
            + ": "
            + cases
            + " mutations, "
            + comparedFlawless
            + " whole");
    assertThat(wrong).as("of %d mutations", cases).isEmpty();
  }

  private void check(int number, byte[] recording, long seed) {
    String name = number + "/" + seed;
    List<ChunkMap.Chunk> chunks = ChunkMap.of(recording).chunks();
    int spared = seed % 2 == 0 ? 0 : chunks.get(0).metadata().endOffset();
    byte[] mutated = Mutation.mutated(recording, spared, seed);
    Optional<Reading> jmc = read(name, mutated, Parser.JMC, Long.MAX_VALUE);
    Optional<Reading> auto = read(name, mutated, Parser.AUTO, MOST_BYTES + 16L * mutated.length);
    if (jmc.isPresent() && auto.isPresent() && both(jmc.get(), auto.get())) {
      comparedFlawless++;
      boolean known = KNOWN.containsKey(name);
      boolean described = chunks.stream().allMatch(c -> sameMetadata(c, recording, mutated));
      int apart = jmc.get().without(auto.get()).size() + auto.get().without(jmc.get()).size();
      if ((described && apart > 0 && !known) || !jmc.get().counts().equals(auto.get().counts())) {
        wrong.add(name + ": " + apart + " events apart");
      }
    }
  }

  private static boolean sameMetadata(ChunkMap.Chunk chunk, byte[] recording, byte[] mutated) {
    int from = chunk.metadata().offset();
    int to = chunk.metadata().endOffset();
    return to <= mutated.length && Arrays.equals(recording, from, to, mutated, from, to);
  }

  private static boolean both(Reading jmc, Reading auto) {
    return jmc.isFlawless() && auto.isFlawless();
  }

  private Optional<Reading> read(String name, byte[] bytes, Parser parser, long mostBytes) {
    Callable<Optional<Reading>> reading =
        () -> {
          long before = ALLOCATION.getCurrentThreadAllocatedBytes();
          Optional<Reading> result = answer(bytes, parser);
          long allocated = ALLOCATION.getCurrentThreadAllocatedBytes() - before;
          if (allocated > mostBytes) {
            wrong.add(name + " " + parser + ": allocates " + allocated + " bytes");
          }
          return result;
        };
    try {
      return assertTimeoutPreemptively(
          parser == Parser.JMC ? LONGEST_OF_JMC : LONGEST, reading::call);
    } catch (Throwable e) {
      wrong.add(name + " " + parser + ": " + e + " at " + where(e));
      return Optional.empty();
    }
  }

  private static String where(Throwable e) {
    return List.of(e.getStackTrace()).stream().limit(4).toList().toString();
  }

  private static Optional<Reading> answer(byte[] bytes, Parser parser) throws IOException {
    try (Recording recording = MemorySource.recording(bytes)) {
      return Optional.of(Reading.of(recording, parser));
    } catch (RecordingException e) {
      return Optional.empty();
    }
  }
}
