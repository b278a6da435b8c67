package dev.debrief.jfr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one parser makes of a recording, in a form in which the parsers can be compared: every event
 * with everything that both must know, as a line of text of which only a number is kept.
 */
final class Reading {
  /** Types that are read with all fields wherever parsers are compared. */
  static final Set<String> RAW_TYPES =
      Set.of(
          "jdk.ActiveSetting",
          "jdk.ActiveRecording",
          "jdk.JVMInformation",
          "jdk.CPUInformation",
          "jdk.CPULoad",
          "jdk.GCHeapSummary");

  private static final int MOST_SHOWN = 3;

  private long[] numbers = new long[1024];
  private int count;
  private final Set<Long> wanted;
  private final List<String> shown = new ArrayList<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private List<Chunk> chunks = List.of();
  private List<Diagnostic> diagnostics = List.of();

  private Reading(Set<Long> wanted) {
    this.wanted = wanted;
  }

  static Reading of(Recording recording, Parser parser) throws IOException, RecordingException {
    return of(recording, parser, Set.of());
  }

  /** Reads and keeps the first lines that have one of some numbers. */
  static Reading of(Recording recording, Parser parser, Set<Long> wanted)
      throws IOException, RecordingException {
    return of(recording, parser, Selection.everythingAnd(RAW_TYPES), wanted);
  }

  static Reading of(Recording recording, Parser parser, Selection selection, Set<Long> wanted)
      throws IOException, RecordingException {
    Reading reading = new Reading(wanted);
    RecordingReader reader = RecordingReader.open(recording, parser);
    for (Chunk chunk : reader.chunks()) {
      reader.read(chunk, selection, reading.new Lines(chunk.number()));
    }
    reading.chunks = reader.chunks();
    reading.diagnostics = reader.diagnostics();
    Arrays.sort(reading.numbers, 0, reading.count);
    return reading;
  }

  int size() {
    return count;
  }

  /** Returns the lines that were asked for. */
  List<String> shown() {
    return shown;
  }

  Map<String, Long> counts() {
    return counts;
  }

  /** Returns whether every chunk is whole, and nothing odd was noted. */
  boolean isFlawless() {
    return diagnostics.isEmpty()
        && chunks.stream().allMatch(chunk -> chunk.state() == Chunk.State.WHOLE);
  }

  /** Returns the states of the chunks with the bytes that are lost of each. */
  List<String> states() {
    return chunks.stream().map(chunk -> chunk.state() + ":" + chunk.lostBytes()).toList();
  }

  /** Returns the codes of what was noted, with how often. */
  Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    diagnostics.forEach(note -> codes.add(note.code() + "*" + note.count()));
    return codes;
  }

  /** Returns the numbers of the events that this reading has and another has not. */
  List<Long> without(Reading other) {
    List<Long> only = new ArrayList<>();
    int theirs = 0;
    for (int mine = 0; mine < count; mine++) {
      while (theirs < other.count && other.numbers[theirs] < numbers[mine]) {
        theirs++;
      }
      if (theirs < other.count && other.numbers[theirs] == numbers[mine]) {
        theirs++;
      } else {
        only.add(numbers[mine]);
      }
    }
    return only;
  }

  private void add(StringBuilder line) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    long number = hash(line);
    numbers[count++] = number;
    if (shown.size() < MOST_SHOWN && wanted.contains(number)) {
      shown.add(line.toString());
    }
  }

  /** FNV-1a with a last stir. */
  private static long hash(CharSequence text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
  }

  /** JMC cannot tell lost threads apart; only one decoder knows operating-system ids and kinds. */
  private static String thread(ThreadRef thread) {
    return thread.isLost() ? "lost" : thread.javaId() + "|" + thread.name();
  }

  private static Object value(Object value) {
    return value instanceof ThreadRef thread ? thread(thread) : value;
  }

  /** Turns the events of one chunk into lines. */
  private final class Lines implements EventSink {
    private final int chunk;
    private final StringBuilder line = new StringBuilder();
    private final IdentityHashMap<StackTrace, String> stacks = new IdentityHashMap<>();

    Lines(int chunk) {
      this.chunk = chunk;
    }

    private StringBuilder begin(String what) {
      line.setLength(0);
      return line.append(chunk).append(' ').append(what).append(' ');
    }

    /** Stacks are long, and the same ones come again and again. */
    private String stack(StackTrace stack) {
      return stacks.computeIfAbsent(
          stack, key -> key.depth() + " frames " + Long.toHexString(hash(text(key))));
    }

    private static StringBuilder text(StackTrace stack) {
      StringBuilder text = new StringBuilder(stack.truncated() ? "truncated" : "");
      for (Frame frame : stack.frames()) {
        text.append(frame.className()).append('.').append(frame.methodName());
        text.append(frame.descriptor()).append(':').append(frame.lineNumber());
        text.append(frame.type()).append('<');
      }
      return text;
    }

    @Override
    public void samples(SampleBatch batch) {
      for (int i = 0; i < batch.size(); i++) {
        begin(batch.kind().name()).append(thread(batch.thread(i))).append(' ');
        line.append(batch.startNanos(i)).append('-').append(batch.endNanos(i)).append(' ');
        line.append(batch.state(i)).append(batch.failed(i)).append(' ');
        add(line.append(stack(batch.stackTrace(i))));
      }
    }

    @Override
    public void intervals(IntervalBatch batch) {
      for (int i = 0; i < batch.size(); i++) {
        begin(batch.kind().name()).append(thread(batch.thread(i))).append(' ');
        line.append(batch.startNanos(i)).append('-').append(batch.endNanos(i)).append(' ');
        line.append(batch.subject(i)).append('@').append(batch.address(i)).append(' ');
        line.append(batch.other(i).filter(other -> !other.isLost()).map(Reading::thread));
        add(line.append(' ').append(stack(batch.stackTrace(i))));
      }
    }

    @Override
    public void raw(Event.RawEvent event) {
      Map<String, Object> fields = new TreeMap<>(event.fields());
      fields.replaceAll((name, value) -> value(value));
      fields.values().removeIf("lost"::equals);
      begin(event.type()).append(event.startNanos()).append('-').append(event.endNanos());
      add(line.append(fields));
    }

    @Override
    public void counts(Map<String, Long> eventsByType) {
      eventsByType.forEach((type, number) -> counts.merge(type, number, Long::sum));
    }
  }
}
