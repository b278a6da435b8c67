package dev.debrief.converter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SentryCheckTest {
  private static final String DSN =
      "https://c0ffee00c0ffee00c0ffee00c0ffee61@o1.ingest.example.com/";

  @Test
  void saysWhereAndHowOften() {
    String chunk = text("good/chunk.json").replace("\"thread_id\": \"1\"", "\"thread_id\": 1");

    assertThat(check(CheckOptions.defaults(), chunk))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.severity()).isEqualTo(Rule.Severity.REJECTED);
              assertThat(violation.position()).isEqualTo("profile.samples[0].thread_id");
              assertThat(violation.count()).isEqualTo(3);
              assertThat(violation)
                  .hasToString(
                      "file: profile.samples[0].thread_id: sample-thread-id-number:"
                          + " the thread id is the number 1 (3 times)");
            });
  }

  @Test
  void namesTheItemOfAnEnvelope() {
    String envelope =
        text("good/v1.envelope")
            .replace("\"elapsed_since_start_ns\":0", "\"elapsed_since_start_ns\":0.5");

    assertThat(check(CheckOptions.defaults(), envelope.replaceAll(",\"length\":\\d+", "")))
        .singleElement()
        .extracting(Violation::position)
        .isEqualTo("item 2, profile.samples[0].elapsed_since_start_ns");
  }

  @Test
  void ordersByFileThenSeverityThenNumber() {
    byte[] lost = RuleFiles.bytes("08-timestamp-relative/chunk.json");
    byte[] rejected = RuleFiles.bytes("01-sample-thread-id-number/chunk.json");
    String both = new String(lost, StandardCharsets.UTF_8).replace("\"2\"", "2");
    SentryCheck check = SentryRules.check(CheckOptions.defaults());
    check.add("b", both.getBytes(StandardCharsets.UTF_8));
    check.add("a", rejected);

    assertThat(check.finish())
        .extracting(violation -> violation.file() + " " + violation.rule().number())
        .startsWith("b 21", "b 8", "a 1");
  }

  @Test
  void findsEveryWayInWhichATransactionMissesItsChunks() {
    SentryCheck check = SentryRules.check(RuleFiles.OPTIONS);
    RuleFiles.in("48-span-thread-id-unknown")
        .forEach(file -> check.add(file.getFileName().toString(), RuleFiles.bytes(file)));

    assertThat(check.finish())
        .extracting(violation -> violation.file() + ": " + violation.position())
        .containsExactly(
            "transaction-profiler.json: contexts.profile.profiler_id",
            "transaction-span.json: spans[].data.thread.id",
            "transaction-time.json: start_timestamp",
            "transaction-without.json: contexts.trace.data",
            "transaction.json: contexts.trace.data.thread.id");
  }

  @Test
  void findsTransactionTooLarge() {
    String transaction =
        text("good/transaction.json").replace("\"GET /jobs\"", "\"" + "x".repeat(1 << 20) + "\"");

    assertThat(check(CheckOptions.defaults(), transaction))
        .extracting(violation -> violation.rule().id())
        .containsExactly("item-too-large");
  }

  @Test
  void findsProfileTooLargeWithoutReadingIt() {
    byte[] chunk = Arrays.copyOf(RuleFiles.bytes("good/chunk.json"), (50 << 20) + 1);
    Arrays.fill(chunk, RuleFiles.bytes("good/chunk.json").length, chunk.length, (byte) ' ');

    assertThat(SentryRules.checkEnvelope(chunk))
        .extracting(violation -> violation.rule().id())
        .containsExactly("item-too-large");
  }

  @Test
  void stopsReadingBeyondTheLimitOfAnEnvelope() throws IOException {
    SentryCheck check = SentryRules.check(CheckOptions.defaults());
    check.add("endless", new Endless());

    assertThat(check.finish())
        .singleElement()
        .extracting(violation -> violation.rule().id())
        .isEqualTo("item-too-large");
  }

  @Test
  void readsStreams() throws IOException {
    SentryCheck check = SentryRules.check(CheckOptions.defaults());
    check.add("chunk", new ByteArrayInputStream(RuleFiles.bytes("good/chunk.json")));

    assertThat(check.finish()).isEmpty();
  }

  @Test
  void findsTooManyThreads() {
    String samples =
        IntStream.rangeClosed(1, 501)
            .mapToObj(thread -> sample(thread, 0.000125) + "," + sample(thread, 0.020125))
            .collect(Collectors.joining(","));
    String chunk =
        text("good/chunk.json")
            .replaceAll("(?s)\"samples\": \\[.*?]", "\"samples\": [" + samples + "]");

    assertThat(check(CheckOptions.defaults(), chunk))
        .extracting(violation -> violation.rule().id())
        .containsExactly("too-many-threads");
  }

  private static String sample(int thread, double offset) {
    return "{\"timestamp\": 1767225600.%06d, \"thread_id\": \"%d\", \"stack_id\": 0}"
        .formatted(Math.round(offset * 1e6), thread);
  }

  @Test
  void comparesDsnWithDestination() {
    String envelope = text("good/transaction.envelope");

    assertThat(check(CheckOptions.defaults().withDsn(DSN + "42"), envelope)).isEmpty();
    assertThat(check(CheckOptions.defaults().withDsn(DSN + "43"), envelope))
        .extracting(violation -> violation.rule().id())
        .containsExactly("dsn-mismatch");
  }

  @Test
  void asksForTheAgeOfTransactionsOnlyWithATimeOfSending() {
    assertThat(check(CheckOptions.defaults(), text("52-transaction-out-of-time/too-old.json")))
        .isEmpty();
  }

  @Test
  void doesNotCountHeuristicsAsFailures() {
    assertThat(SentryRules.all())
        .filteredOn(rule -> rule.kind() == Rule.Kind.WARNING)
        .isNotEmpty()
        .noneMatch(Rule::fails);
  }

  @Test
  void passesOverLegacyAndroidProfilesAndBinaryChunks() {
    String android =
        """
        {}
        {"type":"profile_chunk"}
        {"platform":"android","version":"2","sampled_profile":"AAAA"}
        """;
    String perfetto =
        """
        {}
        {"type":"profile_chunk","length":6,"meta_length":2}
        {}\001\002\003\004
        """;

    assertThat(check(CheckOptions.defaults(), android)).isEmpty();
    assertThat(check(CheckOptions.defaults(), perfetto)).isEmpty();
  }

  private static String text(String file) {
    return new String(RuleFiles.bytes(file), StandardCharsets.UTF_8);
  }

  private static List<Violation> check(CheckOptions options, String content) {
    SentryCheck check = SentryRules.check(options);
    check.add("file", content.getBytes(StandardCharsets.UTF_8));
    return check.finish();
  }

  /** A stream without end, of blanks. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return ' ';
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      Arrays.fill(buffer, offset, offset + length, (byte) ' ');
      return length;
    }
  }
}
