package dev.debrief.converter;

import dev.debrief.timeline.TimelineThread;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the samples of a chunk. Two samples of a thread differ in the time and the stack only, so
 * each is a copy of its thread's last text with other digits. For one thread.
 */
final class SampleJson {
  private static final String TIMESTAMP = ",{\"timestamp\":";
  private static final String THREAD_ID = ",\"thread_id\":\"";
  private static final String STACK_ID = "\",\"stack_id\":";
  private static final String END = "}";

  /** Seconds since the epoch have ten digits from 2001 to 2286, and six decimals. */
  private static final int TIME_BYTES = "1000000000.000000".length();

  private static final int MICROS_PER_SECOND = 1_000_000;

  /** Length of a sample without its thread id and the number of its stack. */
  static final int BYTES = (TIMESTAMP + THREAD_ID + STACK_ID + END).length() + TIME_BYTES;

  private final JsonBytes json;
  private final List<TimelineThread> threads;

  /** Of each thread what stands before the number of the stack, with the time that follows. */
  private final byte[] @Nullable [] texts;

  /** Start of the second that the texts are of. */
  private long secondMicros = Long.MIN_VALUE;

  /** Where in the texts the decimals of the second begin. */
  private int microsAt;

  SampleJson(JsonBytes json, List<TimelineThread> threads) {
    this.json = json;
    this.threads = threads;
    this.texts = new byte[threads.size()][];
  }

  /** Writes samples. */
  void samples(OrderedSamples samples) {
    long[] times = samples.micros();
    int[] threadOf = samples.threads();
    int[] stackOf = samples.stacks();
    for (int i = 0; i < times.length; i++) {
      long micros = times[i];
      if (i == 0 || micros - secondMicros >= MICROS_PER_SECOND) {
        startSecond(micros / MICROS_PER_SECOND);
      }
      byte[] text = textOf(threadOf[i]);
      int comma = i == 0 ? 1 : 0;
      json.raw(text, comma);
      json.micros(json.end() - text.length + microsAt, (int) (micros - secondMicros));
      json.number(stackOf[i]);
      json.raw('}');
    }
  }

  private void startSecond(long second) {
    secondMicros = second * MICROS_PER_SECOND;
    microsAt = TIMESTAMP.length() + JsonBytes.digits(Math.toIntExact(second)) + 1;
    Arrays.fill(texts, null);
  }

  private byte[] textOf(int thread) {
    byte[] known = texts[thread];
    if (known == null) {
      JsonBytes text = new JsonBytes(new byte[2 * BYTES], 0);
      text.text(TIMESTAMP);
      text.seconds(secondMicros);
      text.text(THREAD_ID + threads.get(thread).id() + STACK_ID);
      known = text.toByteArray();
      texts[thread] = known;
    }
    return known;
  }
}
