package dev.debrief.converter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A profile chunk read back as its receiver reads it. */
record ParsedChunk(JsonNode header, JsonNode itemHeader, JsonNode payload) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static ParsedChunk ofEnvelope(byte[] envelope) {
    try {
      int first = indexOf(envelope, 0);
      int second = indexOf(envelope, first + 1);
      JsonNode item = JSON.readTree(Arrays.copyOfRange(envelope, first + 1, second));
      int end = second + 1 + item.get("length").asInt();
      assertThat(Arrays.copyOfRange(envelope, end, envelope.length)).isEqualTo(new byte[] {'\n'});
      return new ParsedChunk(
          JSON.readTree(Arrays.copyOfRange(envelope, 0, first)),
          item,
          JSON.readTree(Arrays.copyOfRange(envelope, second + 1, end)));
    } catch (IOException e) {
      throw new UncheckedIOException(new String(envelope, UTF_8), e);
    }
  }

  private static int indexOf(byte[] bytes, int from) {
    int i = from;
    while (bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  JsonNode profile() {
    return payload.get("profile");
  }

  /** The samples of a thread as {@code 20.000 A.leaf<A.main}, {@code 40.000 -} for a gap. */
  List<String> samples(long thread) {
    List<String> samples = new ArrayList<>();
    for (JsonNode sample : profile().get("samples")) {
      if (sample.get("thread_id").textValue().equals(Long.toString(thread))) {
        samples.add(millis(sample) + " " + stack(sample));
      }
    }
    return samples;
  }

  List<String> threadsWithSamples() {
    List<String> threads = new ArrayList<>();
    profile().get("samples").forEach(s -> threads.add(s.get("thread_id").textValue()));
    return threads.stream().distinct().toList();
  }

  private static String millis(JsonNode sample) {
    BigDecimal seconds = new BigDecimal(sample.get("timestamp").asText());
    long micros = Math.round(sample.get("timestamp").doubleValue() * 1e6);
    assertThat(seconds.doubleValue()).isEqualTo(micros / 1e6);
    return Given.millis(micros);
  }

  private String stack(JsonNode sample) {
    List<String> functions = new ArrayList<>();
    for (JsonNode frame : profile().get("stacks").get(sample.get("stack_id").intValue())) {
      functions.add(profile().get("frames").get(frame.intValue()).get("function").textValue());
    }
    return functions.isEmpty() ? "-" : String.join("<", functions);
  }
}
