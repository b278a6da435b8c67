package dev.debrief.timeline;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.ChunkHeader;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.EventType;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.Selection;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.jfr.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A recording written by hand. Times are counted from {@link #T0}: {@code 250}, {@code 250ms},
 * {@code 1.5s}, {@code 2h}. One event or setting per line:
 *
 * <pre>
 *   chunk 0 30s                        begins a chunk that lasts from 0 to 30 s
 *   set jdk.ExecutionSample period 10ms
 *   samples execution main#1 0 10      samples from 0, every 10 ms, as a grid:
 *     | main  main  main               columns are samples, rows are frames, root first;
 *     | read  read  .                  a dot is no frame, a column of dots no sample
 *   sample wall main#1 100 350 SLEEPING java.lang.Thread.sleep app.Main.main
 *   park main#1 120 480 java.util.concurrent.FutureTask.get app.Main.main
 *   monitor_wait main#1 120 480 @[I app.Main.main
 *   monitor_wait main#1 120 480 @java.lang.Thread ^worker#7 &4711 java.lang.Thread.join app.Main.main
 *   begins worker#7 100 main#1         jdk.ThreadStart, by whom
 *   ends worker#7 480                  jdk.ThreadEnd
 *   cpuload 1s 0.25                    jvmUser, with jvmSystem 0
 *   heap 1s 1000
 * </pre>
 *
 * Threads are {@code name#javaId}, {@code name!osId}, {@code name%poolKey} or {@code ~javaId} for a
 * virtual thread without a name; {@code _} in names is a space. Frames of an event are leaf first,
 * {@code Class.method}; a word without a dot is a method of {@code app.App}.
 */
public final class TextRecording implements EventSource {
  /** 2026-01-01T00:00:00Z. */
  public static final long T0 = 1_767_225_600_000_000_000L;

  private final List<Chunk> chunks = new ArrayList<>();
  private final List<List<Event>> events = new ArrayList<>();
  private long gridStart;
  private long gridStep;
  private String gridThread = "";
  private SampleKind gridKind = SampleKind.EXECUTION;
  private final List<List<String>> grid = new ArrayList<>();

  /** Reads a recording. */
  public static TextRecording of(String text) {
    TextRecording recording = new TextRecording();
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(recording::line);
    recording.endGrid();
    return recording;
  }

  private void line(String line) {
    List<String> words = Arrays.asList(line.split("\\s+"));
    if (words.get(0).equals("|")) {
      grid.add(words.subList(1, words.size()));
      return;
    }
    endGrid();
    switch (words.get(0)) {
      case "chunk" -> chunk(time(words.get(1)), time(words.get(2)));
      case "timeless" -> chunk(0, 0);
      case "set" -> set(words);
      case "raw" -> raw(words);
      case "samples" -> beginGrid(words);
      case "sample" -> sample(words);
      case "cpuload" ->
          addRaw(
              "jdk.CPULoad",
              time(words.get(1)),
              Map.of("jvmUser", Double.valueOf(words.get(2)), "jvmSystem", 0.0));
      case "begins" ->
          addRaw(
              "jdk.ThreadStart",
              time(words.get(2)),
              Map.of("thread", thread(words.get(1)), "parentThread", thread(words.get(3))));
      case "ends" ->
          addRaw("jdk.ThreadEnd", time(words.get(2)), Map.of("thread", thread(words.get(1))));
      case "heap" ->
          addRaw(
              "jdk.GCHeapSummary",
              time(words.get(1)),
              Map.of("heapUsed", Long.valueOf(words.get(2))));
      default -> interval(words);
    }
  }

  private void chunk(long start, long end) {
    int number = chunks.size() + 1;
    ChunkHeader header = new ChunkHeader(2, 1, 1, 0, 0, start, end - start, 0, 1, 1);
    chunks.add(new Chunk(number, 0, number, 1, header, Chunk.State.WHOLE, 0));
    events.add(new ArrayList<>());
  }

  private void set(List<String> words) {
    String value = String.join(" ", words.subList(3, words.size()));
    addRaw(
        "jdk.ActiveSetting", T0, Map.of("id", words.get(1), "name", words.get(2), "value", value));
  }

  /** {@code raw TYPE FIELD VALUE...}; numbers become longs. */
  private void raw(List<String> words) {
    String text = String.join(" ", words.subList(3, words.size()));
    Object value = text.matches("\\d+") ? (Object) Long.valueOf(text) : text;
    addRaw(words.get(1), T0, Map.of(words.get(2), value));
  }

  private void addRaw(String type, long time, Map<String, Object> fields) {
    add(new Event.RawEvent(type, time, time, fields));
  }

  private void beginGrid(List<String> words) {
    gridKind = SampleKind.valueOf(words.get(1).toUpperCase(Locale.ROOT));
    gridThread = words.get(2);
    gridStart = time(words.get(3));
    gridStep = time(words.get(4)) - T0;
  }

  private void endGrid() {
    for (int column = 0; !grid.isEmpty() && column < grid.get(0).size(); column++) {
      List<String> frames = new ArrayList<>();
      for (List<String> row : grid) {
        if (!row.get(column).equals(".")) {
          frames.add(row.get(column));
        }
      }
      Collections.reverse(frames);
      if (!frames.isEmpty()) {
        long time = gridStart + column * gridStep;
        add(
            new Event.Sample(
                gridKind,
                time,
                time,
                thread(gridThread),
                stack(frames),
                ThreadState.RUNNABLE,
                false));
      }
    }
    grid.clear();
  }

  private void sample(List<String> words) {
    SampleKind kind = SampleKind.valueOf(words.get(1).toUpperCase(Locale.ROOT));
    boolean failed = words.get(5).equals("FAILED");
    add(
        new Event.Sample(
            kind,
            time(words.get(3)),
            time(words.get(4)),
            thread(words.get(2)),
            stack(words.subList(6, words.size())),
            failed ? ThreadState.UNKNOWN : ThreadState.valueOf(words.get(5)),
            failed));
  }

  private void interval(List<String> words) {
    IntervalKind kind = IntervalKind.valueOf(words.get(0).toUpperCase(Locale.ROOT));
    String subject = "";
    Optional<ThreadRef> other = Optional.empty();
    long address = 0;
    int next = 4;
    for (boolean more = true; more && next < words.size(); next += more ? 1 : 0) {
      String rest = words.get(next).substring(1);
      switch (words.get(next).charAt(0)) {
        case '@' -> subject = rest;
        case '^' -> other = Optional.of(thread(rest));
        case '&' -> address = Long.parseLong(rest);
        default -> more = false;
      }
    }
    add(
        new Event.Interval(
            kind,
            time(words.get(2)),
            time(words.get(3)),
            words.get(1).equals("-") ? ThreadRef.UNKNOWN : thread(words.get(1)),
            stack(words.subList(next, words.size())),
            subject,
            other,
            address));
  }

  private void add(Event event) {
    events.get(events.size() - 1).add(event);
  }

  /** Returns a time in epoch nanoseconds. */
  public static long time(String text) {
    String unit = text.replaceAll("[-0-9.]", "");
    double number = Double.parseDouble(text.substring(0, text.length() - unit.length()));
    double millis =
        switch (unit) {
          case "", "ms" -> 1;
          case "s" -> 1_000;
          case "h" -> 3_600_000;
          case "d" -> 86_400_000;
          default -> throw new IllegalArgumentException(text);
        };
    return T0 + Math.round(number * millis * 1_000) * 1_000;
  }

  static ThreadRef thread(String text) {
    if (text.startsWith("~")) {
      return new ThreadRef(Long.parseLong(text.substring(1)), 0, 0, "", ThreadRef.Kind.VIRTUAL);
    }
    int mark =
        Math.max(text.lastIndexOf('#'), Math.max(text.lastIndexOf('!'), text.lastIndexOf('%')));
    String name = text.substring(0, mark).replace('_', ' ');
    long id = Long.parseLong(text.substring(mark + 1));
    return switch (text.charAt(mark)) {
      case '#' -> new ThreadRef(id, 0, 0, name, ThreadRef.Kind.PLATFORM);
      case '!' -> new ThreadRef(0, id, 0, name, ThreadRef.Kind.NATIVE);
      default -> new ThreadRef(0, 0, id, name, ThreadRef.Kind.NATIVE);
    };
  }

  static StackTrace stack(List<String> frames) {
    return new StackTrace(frames.stream().map(TextRecording::frame).toList(), false);
  }

  static Frame frame(String text) {
    if (text.contains("::")) {
      return new Frame("libjvm.so", text, "", Frame.UNKNOWN_LINE, Frame.Type.CPP);
    }
    int dot = text.lastIndexOf('.');
    return new Frame(
        dot < 0 ? "app.App" : text.substring(0, dot),
        text.substring(dot + 1),
        "",
        Frame.UNKNOWN_LINE,
        Frame.Type.COMPILED);
  }

  @Override
  public List<Chunk> chunks() {
    return List.copyOf(chunks);
  }

  @Override
  public void read(Chunk chunk, Selection selection, EventSink sink) {
    Map<String, Long> counts = new TreeMap<>();
    List<EventType> declared =
        events.get(chunk.number() - 1).stream()
            .filter(Event.RawEvent.class::isInstance)
            .map(event -> new EventType(((Event.RawEvent) event).type(), List.of()))
            .distinct()
            .toList();
    Set<String> chosen = selection.rawChoice().choose(declared).keySet();
    if (selection.rawChoice() != RawChoice.NONE) {
      sink.declared(declared);
    }
    for (Event event : events.get(chunk.number() - 1)) {
      if (event instanceof Event.Sample sample) {
        counts.merge(sample.kind().name(), 1L, Long::sum);
        if (selection.samples().contains(sample.kind())) {
          SampleBatch batch = new SampleBatch(sample.kind());
          batch.add(sample);
          sink.samples(batch);
        }
      } else if (event instanceof Event.Interval interval) {
        counts.merge(interval.kind().name(), 1L, Long::sum);
        if (selection.intervals().contains(interval.kind())) {
          IntervalBatch batch = new IntervalBatch(interval.kind());
          batch.add(interval);
          sink.intervals(batch);
        }
      } else if (event instanceof Event.RawEvent raw
          && (selection.rawTypes().contains(raw.type()) || chosen.contains(raw.type()))) {
        sink.raw(raw);
      }
    }
    sink.counts(counts);
  }

  @Override
  public List<Diagnostic> diagnostics() {
    return List.of();
  }
}
