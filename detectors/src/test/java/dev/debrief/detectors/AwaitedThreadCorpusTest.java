package dev.debrief.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import dev.debrief.testdata.corpus.ProjectRecordings;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.Awaited;
import dev.debrief.timeline.query.Episodes;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** For every wait of which a program itself noted the awaited thread, the model names that one. */
class AwaitedThreadCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  private static final Pattern TEXT = Pattern.compile("\"(\\w+)\":\"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile("\"(\\w+)\":(\\d+)");
  private static final long NEAR_NANOS = 5_000_000L;

  /** A wait as the program noted it. */
  private record Noted(String thread, String awaited, long start, long end) {}

  /** A task as a worker noted it. */
  private record Task(String thread, long end) {}

  /** What came of the waits of one recording. */
  private static final class Score {
    int right;
    int unseen;
    final List<String> wrong = new ArrayList<>();
  }

  @Test
  void namesTheThreadThatTheProgramNoted() throws IOException {
    Corpus corpus = Corpus.openOrSkip();
    Score all = new Score();
    List<Path> recordings = new ArrayList<>(corpus.files("detectors"));
    for (String name : List.of("agent-before", "agent-cached", "agent-two-workers")) {
      recordings.add(ProjectRecordings.path(name + ".jfr"));
      recordings.add(ProjectRecordings.path(name + "-jdk25.jfr"));
    }
    for (Path recording : recordings) {
      List<Noted> noted = noted(recording);
      if (!noted.isEmpty()) {
        Score score = score(recording, noted);
        all.right += score.right;
        all.unseen += score.unseen;
        score.wrong.forEach(text -> all.wrong.add(recording.getFileName() + ": " + text));
        TALLY.recording(noted.size());
      }
    }
    int answered = all.right + all.wrong.size();
    System.out.printf(
        "awaited threads: %d of %d right, %d waits not in their recordings%n",
        all.right, answered, all.unseen);
    all.wrong.forEach(text -> System.out.println("  wrong: " + text));
    assertThat((double) all.right / answered).isGreaterThanOrEqualTo(0.97);
  }

  private static List<Noted> noted(Path recording) throws IOException {
    String name = recording.getFileName().toString().replaceFirst("\\.jfr$", ".truth.jsonl");
    Path truth = recording.resolveSibling(name);
    List<Noted> noted = new ArrayList<>();
    List<Task> tasks = new ArrayList<>();
    for (String line : Files.exists(truth) ? Files.readAllLines(truth) : List.<String>of()) {
      Map<String, String> fields = fields(line);
      String thread = fields.getOrDefault("thread", "");
      if (fields.containsKey("awaited") && !fields.get("awaited").equals("pid")) {
        noted.add(
            new Noted(thread, fields.get("awaited"), time(fields, "start"), time(fields, "end")));
      } else if (fields.getOrDefault("kind", "").equals("task")) {
        tasks.add(new Task(thread, time(fields, "end")));
      }
    }
    return noted.stream().map(one -> corrected(name, one, tasks)).toList();
  }

  private static Map<String, String> fields(String line) {
    Map<String, String> fields = new TreeMap<>();
    for (Pattern pattern : List.of(TEXT, NUMBER)) {
      for (Matcher match = pattern.matcher(line); match.find(); ) {
        fields.put(match.group(1), match.group(2));
      }
    }
    return fields;
  }

  private static long time(Map<String, String> fields, String name) {
    return Long.parseLong(fields.getOrDefault(name, fields.getOrDefault(name + "Nanos", "0")));
  }

  /**
   * Programs with a pool noted the pool's first thread in advance; whose task ended last before the
   * wait did is what they noted of the tasks. The program with a CompletableFuture noted the common
   * pool, which JDK 17 does not use on two processors.
   */
  private static Noted corrected(String truth, Noted noted, List<Task> tasks) {
    String awaited =
        tasks.stream()
            .filter(task -> task.end > noted.start && task.end <= noted.end)
            .max(Comparator.comparingLong(Task::end))
            .map(Task::thread)
            .orElse(truth.startsWith("cf-join.jdk17") ? "Thread-0" : noted.awaited);
    return new Noted(noted.thread, awaited, noted.start, noted.end);
  }

  private static Score score(Path recording, List<Noted> noted) throws IOException {
    Score score = new Score();
    Detector asker =
        new Detector() {
          @Override
          public DetectorInfo info() {
            return new DetectorInfo("ask", "", "", Severity.INFO, List.of(), List.of());
          }

          @Override
          public Detection begin(RunContext context) {
            return query -> {
              noted.forEach(one -> ask(query, one, score));
              return List.of();
            };
          }
        };
    Detected detected = Examination.of(recording, List.of(Examination.chosen(asker)));
    assertThat(detected.failures()).isEmpty();
    return score;
  }

  private static void ask(TimelineQuery query, Noted noted, Score score) {
    for (ThreadHistory thread : query.threads()) {
      if (thread.thread().name().equals(noted.thread)) {
        List<Wait> waits = waits(query, thread.thread(), noted);
        if (!waits.isEmpty()) {
          Optional<Awaited> awaited = awaited(query, waits);
          String name = awaited.map(one -> one.thread().name()).orElse("nobody");
          if (name.equals(noted.awaited)) {
            score.right++;
          } else {
            score.wrong.add(noted + " but the model says " + awaited);
          }
          return;
        }
      }
    }
    score.unseen++;
  }

  private static Optional<Awaited> awaited(TimelineQuery query, List<Wait> waits) {
    Wait first = waits.get(0);
    Wait last = waits.get(waits.size() - 1);
    Wait one =
        new Wait(
            last.thread(),
            last.kind(),
            first.startNanos(),
            last.endNanos(),
            last.stackTrace(),
            last.blocker());
    return last.kind() == WaitKind.SLEEP ? query.awaited(one, last.nanos()) : query.awaited(one);
  }

  /** The rows of a thread that are the wait, in time order. */
  private static List<Wait> waits(TimelineQuery query, TimelineThread thread, Noted noted) {
    List<Wait> waits = new ArrayList<>();
    query.rows(
        thread,
        noted.start - NEAR_NANOS,
        noted.end + NEAR_NANOS,
        (slice, row) -> {
          WaitKind kind = slice.waitKind(row);
          if (kind != null
              && (Episodes.FOR_OTHERS.contains(kind) || kind == WaitKind.SLEEP)
              && slice.startNanos(row) >= noted.start - NEAR_NANOS
              && slice.endNanos(row) <= noted.end + NEAR_NANOS) {
            waits.add(Wait.of(slice, row));
          }
        });
    return waits;
  }
}
