package dev.debrief.detectors.init;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Evidence.Column;
import dev.debrief.detectors.Figures;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.FrameText;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severities;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Sketch;
import dev.debrief.jfr.Frame;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.Invocation.Spent;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what was found of a method that is called again and again. */
final class RepeatedInitText {
  /** Calls that are longer are counted exactly if anything lies between them. */
  private static final long EXACT_COUNT_NANOS = 100_000_000L;

  private static final int MOST_THREADS = 5;
  private static final int MOST_INNER = 5;

  private final DetectorInfo info;
  private final FrameText frames;
  private final CallLog log;
  private final List<MethodCalls> all;

  RepeatedInitText(DetectorInfo info, FrameText frames, CallLog log, List<MethodCalls> all) {
    this.info = info;
    this.frames = frames;
    this.log = log;
    this.all = all;
  }

  Finding finding(Repetition one, TimelineQuery query) {
    List<Call> calls = one.listed();
    Frame frame = one.calls().method().frame();
    Call longest = calls.stream().max(Comparator.comparingLong(Call::nanos)).orElseThrow();
    long start = calls.stream().mapToLong(Call::startNanos).min().orElseThrow();
    long end = calls.stream().mapToLong(Call::endNanos).max().orElseThrow();
    List<TimelineThread> threads = threads(calls);
    Spent spent = spent(one);
    Finding.Builder finding =
        Finding.of(info, severity(one), confidence(one))
            .title(title(one))
            .sameAs(frames.qualified(frame))
            .time(start, end)
            .occurrences(one.count())
            .saving(one.calls().traced() ? Saving.atMost(one.saving()) : Saving.about(one.saving()))
            .threads(threads)
            .frame(frame)
            .stack(longest.stack())
            .evidence(callers(one))
            .suggestion(suggestion(one, spent))
            .sketch(
                Sketch.of(
                    query, threads.subList(0, Math.min(MOST_THREADS, threads.size())), start, end));
    if (one.single()) {
      finding.evidence(table(one));
    }
    inner(one).ifPresent(finding::evidence);
    return finding.build();
  }

  private Severity severity(Repetition one) {
    if (one.listed().stream().noneMatch(call -> reachable(one, call))) {
      return Severity.INFO;
    }
    Severity grade = Severities.of(one.saving(), one.wholeNanos());
    Severity most =
        one.calls().traced() || (one.single() && one.coverage() >= 0.5)
            ? Severity.ERROR
            : Severity.WARNING;
    return (grade == Severity.INFO ? Severity.WARNING : grade).atMost(most);
  }

  /** Returns whether the application calls, so that somebody can change it. */
  private boolean reachable(Repetition one, Call call) {
    return frames.inApp(one.calls().method().frame())
        || frames.firstInAppDepth(call.stack(), call.callerDepth()) >= 0;
  }

  private static Confidence confidence(Repetition one) {
    return one.calls().traced() ? Confidence.EXACT : Confidence.SAMPLED;
  }

  private String what(Repetition one) {
    Frame frame = one.calls().method().frame();
    String simple = frames.simple(frame);
    return frame.methodName().equals(InitNames.CONSTRUCTOR)
        ? simple.substring(0, simple.length() - InitNames.CONSTRUCTOR.length() - 1) + " is created"
        : simple + " is called";
  }

  private String title(Repetition one) {
    String times = (exact(one) ? "" : "at least ") + Figures.count((double) one.count()) + " times";
    return one.single()
        ? what(one) + " " + times + ", " + Figures.time(one.median()) + " each"
        : what(one) + " " + times + ", " + Figures.time(one.nanos()) + " in all";
  }

  /** Returns whether no call can have been missed or taken for a part of another one. */
  private static boolean exact(Repetition one) {
    return one.calls().traced()
        || (one.single() && one.median() >= EXACT_COUNT_NANOS && one.repeats() == 0);
  }

  private Spent spent(Repetition one) {
    Spent sum = Spent.NOTHING;
    for (Call call : one.listed()) {
      sum = sum.plus(spent(one, call));
    }
    return sum;
  }

  private Spent spent(Repetition one, Call call) {
    return one.calls().traced() ? log.spentIn(call, one.calls().method().number()) : call.spent();
  }

  private String suggestion(Repetition one, Spent spent) {
    Frame frame = one.calls().method().frame();
    StringBuilder text = new StringBuilder();
    text.append("If these calls use the same arguments, make it once and share it (a field, a")
        .append(" singleton, a bean), or keep one for each key: about ")
        .append(Figures.time(one.saving()))
        .append(" of ")
        .append(Figures.time(one.nanos()))
        .append(" in these calls would not be spent.");
    String split = split(spent);
    if (!split.isEmpty()) {
      text.append(" Their time: ").append(split).append('.');
    }
    if (!one.calls().traced()) {
      text.append(" To confirm on JDK 25: -XX:StartFlightRecording:method-timing=")
          .append(frames.className(frame))
          .append("::")
          .append(frame.methodName())
          .append('.');
    }
    return text.toString();
  }

  private static String split(Spent spent) {
    long all = spent.running() + spent.waited();
    if (all == 0) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    part(parts, "running", spent.running(), all);
    part(parts, "network", spent.network(), all);
    part(parts, "locks", spent.locks(), all);
    part(parts, "other waits", spent.other(), all);
    return String.join(", ", parts);
  }

  private static void part(List<String> parts, String name, long nanos, long all) {
    double share = (double) nanos / all;
    if (share >= 0.01) {
      parts.add(name + " " + Figures.share(share));
    }
  }

  private static List<TimelineThread> threads(List<Call> calls) {
    Map<Long, TimelineThread> byId = new LinkedHashMap<>();
    Map<Long, Long> nanos = new HashMap<>();
    for (Call call : calls) {
      byId.putIfAbsent(call.thread().id(), call.thread());
      nanos.merge(call.thread().id(), call.nanos(), Long::sum);
    }
    return byId.values().stream()
        .sorted(
            Comparator.comparingLong(
                    (TimelineThread thread) -> -nanos.getOrDefault(thread.id(), 0L))
                .thenComparingLong(TimelineThread::id))
        .toList();
  }

  private String caller(Call call) {
    int depth = call.callerDepth();
    if (depth >= call.stack().depth()) {
      return "";
    }
    int inApp = frames.firstInAppDepth(call.stack(), depth);
    return frames.place(call.stack().frame(inApp < 0 ? depth : inApp));
  }

  private Evidence callers(Repetition one) {
    Map<String, long[]> sums = new LinkedHashMap<>();
    for (Call call : one.listed()) {
      long[] sum = sums.computeIfAbsent(caller(call), name -> new long[2]);
      sum[0]++;
      sum[1] += call.nanos();
    }
    List<List<Object>> rows = new ArrayList<>();
    sums.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> -entry.getValue()[1]))
        .limit(Evidence.MOST_ROWS)
        .forEach(
            entry -> rows.add(List.of(entry.getKey(), entry.getValue()[0], entry.getValue()[1])));
    return new Evidence(
        "callers",
        List.of(
            new Column("caller", "caller", Evidence.Type.TEXT),
            new Column("calls", "calls", Evidence.Type.COUNT),
            new Column("time", "time", Evidence.Type.DURATION)),
        rows);
  }

  private Evidence table(Repetition one) {
    List<List<Object>> rows = new ArrayList<>();
    one.listed().stream()
        .sorted(Comparator.comparingLong(Call::startNanos))
        .limit(Evidence.MOST_ROWS)
        .forEach(
            call -> {
              Spent spent = spent(one, call);
              rows.add(
                  List.of(
                      call.startNanos(),
                      call.nanos(),
                      call.thread().name(),
                      caller(call),
                      spent.running(),
                      spent.network(),
                      spent.locks()));
            });
    return new Evidence(
        "calls",
        List.of(
            new Column("start", "start", Evidence.Type.TIME),
            new Column("duration", "duration", Evidence.Type.DURATION),
            new Column("thread", "thread", Evidence.Type.TEXT),
            new Column("caller", "caller", Evidence.Type.TEXT),
            new Column("running", "running", Evidence.Type.DURATION),
            new Column("network", "network", Evidence.Type.DURATION),
            new Column("locks", "locks", Evidence.Type.DURATION)),
        rows);
  }

  /** Returns into which other candidates the time goes. */
  private Optional<Evidence> inner(Repetition one) {
    int number = one.calls().method().number();
    record Inner(MethodCalls calls, MethodCalls.Sums sums) {}
    List<List<Object>> rows = new ArrayList<>();
    all.stream()
        .filter(other -> other != one.calls())
        .map(other -> new Inner(other, other.inside(number)))
        .filter(inner -> inner.sums.nanos >= one.nanos() / 20)
        .sorted(
            Comparator.comparingLong((Inner inner) -> -inner.sums.nanos)
                .thenComparingInt(inner -> inner.calls.method().number()))
        .limit(MOST_INNER)
        .forEach(
            inner ->
                rows.add(
                    List.of(
                        frames.qualified(inner.calls.method().frame()),
                        inner.sums.calls,
                        inner.sums.nanos)));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Evidence(
                "time goes to",
                List.of(
                    new Column("method", "method", Evidence.Type.TEXT),
                    new Column("calls", "seen calls", Evidence.Type.COUNT),
                    new Column("time", "time", Evidence.Type.DURATION)),
                rows));
  }
}
