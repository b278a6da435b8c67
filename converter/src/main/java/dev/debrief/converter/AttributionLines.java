package dev.debrief.converter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.span.Span;
import dev.debrief.timeline.span.SpanIndex;
import dev.debrief.timeline.span.Unattributed;
import java.io.Closeable;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes {@code attribution.jsonl}: a line for each span on each thread that worked for it, those
 * of a root span and the spans below it together, and the totals as the last line. Times and
 * samples of a line are the span's own, without those of spans within it, so that the lines add up.
 */
final class AttributionLines implements Closeable {
  static final String FILE = "attribution.jsonl";

  private static final int TOP_FRAMES = 5;

  private final SpanIndex index;
  private final OutputFile file;
  private final JsonGenerator json;
  private long lines;
  private long samples;

  private AttributionLines(SpanIndex index, OutputFile file, JsonGenerator json) {
    this.index = index;
    this.file = file;
    this.json = json;
  }

  /** Begins the file. */
  static AttributionLines open(SpanIndex index, OutputDirectory directory) throws OutputException {
    OutputFile file = directory.create(FILE, "attribution");
    try {
      JsonGenerator json = new JsonFactory().createGenerator(file.stream());
      json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
      return new AttributionLines(index, file, json);
    } catch (IOException e) {
      throw file.failed(e);
    }
  }

  /** Appends the lines of a root span and the spans below it. */
  void write(SeenTree tree) throws OutputException {
    try {
      for (Slice slice : byThread(tree.slices())) {
        write(slice);
        lines++;
        samples += slice.samples();
      }
    } catch (IOException e) {
      throw file.failed(e);
    }
  }

  /** Appends the totals and ends the file. */
  void finish(Slices totals, RecordingIdentity recording) throws OutputException {
    try {
      writeTotals(totals);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeRaw('\n');
      json.close();
    } catch (IOException e) {
      throw file.failed(e);
    }
    file.finish(samples, recording.startNanos(), recording.endNanos());
  }

  @Override
  public void close() {
    file.close();
  }

  /** A virtual thread may have been shown in several lanes: here it is itself. */
  private List<Slice> byThread(List<Slice> slices) {
    Map<Slice.Key, Slice> joined = new LinkedHashMap<>();
    for (Slice slice : slices) {
      Slice.Key key = new Slice.Key(slice.key().span(), slice.key().thread(), 0);
      joined.computeIfAbsent(key, k -> slice.likeThis()).addAll(slice);
    }
    return joined.values().stream().sorted(Comparator.comparingLong(this::startNanos)).toList();
  }

  private boolean isWhole(Slice slice, Span span) {
    return span.time().exact()
        && span.thread().isPresent()
        && span.thread().getAsLong() == slice.key().thread();
  }

  private long startNanos(Slice slice) {
    Span span = index.span(slice.key().span());
    return isWhole(slice, span) ? span.time().startNanos() : slice.startNanos();
  }

  private void write(Slice slice) throws IOException {
    Span span = index.span(slice.key().span());
    boolean whole = isWhole(slice, span);
    json.writeStartObject();
    text("traceId", span.ids().traceHex());
    text("spanId", span.ids().spanHex());
    text("parentSpanId", SpanTrees.parentHex(index, span));
    text("name", UnicodeText.clean(span.name()));
    json.writeStringField("source", slice.source());
    json.writeStringField("confidence", word(slice.confidence()));
    if (slice.ambiguous()) {
      json.writeBooleanField("ambiguous", true);
    }
    json.writeNumberField("threadId", slice.key().thread());
    json.writeStringField("threadName", UnicodeText.clean(slice.threadName()));
    json.writeNumberField("startNanos", whole ? span.time().startNanos() : slice.startNanos());
    json.writeNumberField("endNanos", whole ? span.time().endNanos() : slice.endNanos());
    json.writeNumberField("samples", slice.samples());
    json.writeNumberField("runningNanos", slice.runningNanos());
    json.writeObjectFieldStart("waitingNanos");
    for (Map.Entry<WaitKind, Long> wait : slice.waitingNanos().entrySet()) {
      json.writeNumberField(word(wait.getKey()), wait.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("topFrames");
    for (LeafCounts.Leaf leaf : slice.leaves().top(TOP_FRAMES)) {
      json.writeStartObject();
      json.writeStringField("frame", leaf.name());
      json.writeNumberField("samples", leaf.samples());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void text(String name, String value) throws IOException {
    if (value.isEmpty()) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, value);
    }
  }

  private void writeTotals(Slices totals) throws IOException {
    long unattributed = totals.unattributed().values().stream().mapToLong(Long::longValue).sum();
    json.writeStartObject();
    json.writeObjectFieldStart("totals");
    json.writeNumberField("samples", samples + unattributed);
    json.writeObjectFieldStart("attributed");
    for (Map.Entry<String, Long> source : totals.attributed().entrySet()) {
      json.writeNumberField(source.getKey(), source.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("unattributed");
    for (Map.Entry<Unattributed, Long> reason : totals.unattributed().entrySet()) {
      json.writeNumberField(word(reason.getKey()), reason.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("ambiguous", totals.ambiguous());
    json.writeNumberField("slices", lines);
    json.writeNumberField("spans", index.size());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
