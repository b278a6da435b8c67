package dev.debrief.converter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sentry.Hint;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.JsonSerializer;
import io.sentry.ProfileChunk;
import io.sentry.Sentry;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryOptions;
import io.sentry.protocol.SdkVersion;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.profiling.SentryProfile;
import io.sentry.protocol.profiling.SentrySample;
import io.sentry.protocol.profiling.SentryThreadMetadata;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Sentry's own SDK for Java writes breaks no rule by which data is lost. */
final class SentrySdkTest {
  private static final String DSN = "https://c0ffee00c0ffee00c0ffee00c0ffee61@localhost/42";

  @TempDir Path directory;

  @Test
  void acceptsChunkOfTheSdk() throws Exception {
    SentryOptions options = options();
    ProfileChunk chunk =
        new ProfileChunk(
            new SentryId(),
            new SentryId(),
            Files.createFile(directory.resolve("trace.jfr")).toFile(),
            Map.of(),
            1_767_225_600.0,
            ProfileChunk.PLATFORM_JAVA,
            options);
    Files.writeString(directory.resolve("trace.jfr"), "any");
    SentryEnvelopeItem item =
        SentryEnvelopeItem.fromProfileChunk(chunk, options.getSerializer(), file -> profile());
    SentryEnvelope envelope = new SentryEnvelope(chunk.getChunkId(), options.getSdkVersion(), item);

    List<Violation> violations = check(write(envelope, options));

    assertThat(violations).isNotEmpty().noneMatch(violation -> violation.rule().fails());
    assertThat(violations).extracting(v -> v.rule().id()).contains("in-app-missing");
  }

  @Test
  void acceptsTransactionOfTheSdk() throws Exception {
    List<byte[]> sent = new ArrayList<>();
    Sentry.init(
        options -> {
          options.setDsn(DSN);
          options.setRelease("app@1.0");
          options.setTracesSampleRate(1.0);
          options.setTransportFactory((o, details) -> transport(o, sent));
        });
    try {
      ITransaction transaction = Sentry.startTransaction("GET /jobs", "http.server");
      ISpan span = transaction.startChild("db", "select 1");
      span.finish();
      transaction.finish();
    } finally {
      Sentry.close();
    }

    assertThat(sent).isNotEmpty();
    assertThat(sent).allSatisfy(envelope -> assertThat(check(envelope)).isEmpty());
    assertThat(sent)
        .anySatisfy(
            envelope ->
                assertThat(new String(envelope, StandardCharsets.UTF_8))
                    .contains("\"type\":\"transaction\""));
  }

  private static SentryOptions options() {
    SentryOptions options = new SentryOptions();
    options.setDsn(DSN);
    options.setSdkVersion(new SdkVersion("sentry.java", "8.43.0"));
    options.setSerializer(new JsonSerializer(options));
    return options;
  }

  /** A profile as the SDK's own converter builds it: no in_app, priority 0, class as file name. */
  private static SentryProfile profile() {
    SentryStackFrame leaf = frame("com.acme.Job", "com.acme.Job$Step", "run", 12);
    SentryStackFrame root = frame("java.lang.Thread", "java.lang.Thread", "run", 833);
    SentryThreadMetadata thread = new SentryThreadMetadata();
    thread.setName("main");
    thread.setPriority(0);
    SentryProfile profile = new SentryProfile();
    profile.setFrames(List.of(leaf, root));
    profile.setStacks(List.of(List.of(0, 1), List.of()));
    profile.setSamples(List.of(sample(0.0012), sample(0.0111), sample(0.0213)));
    profile.setThreadMetadata(Map.of("1", thread));
    return profile;
  }

  private static SentryStackFrame frame(String module, String file, String function, int line) {
    SentryStackFrame frame = new SentryStackFrame();
    frame.setModule(module);
    frame.setFilename(file);
    frame.setFunction(function);
    frame.setLineno(line);
    return frame;
  }

  private static SentrySample sample(double offset) {
    SentrySample sample = new SentrySample();
    sample.setTimestamp(1_767_225_600 + offset);
    sample.setStackId(0);
    sample.setThreadId("1");
    return sample;
  }

  private static byte[] write(SentryEnvelope envelope, SentryOptions options) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    options.getSerializer().serialize(envelope, out);
    return out.toByteArray();
  }

  private static List<Violation> check(byte[] envelope) {
    SentryCheck check =
        SentryRules.check(CheckOptions.defaults().withDsn(DSN).withSendTime(Instant.now()));
    check.add("sdk.envelope", envelope);
    return check.finish();
  }

  private static ITransport transport(SentryOptions options, List<byte[]> sent) {
    return new ITransport() {
      @Override
      public void send(SentryEnvelope envelope, Hint hint) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
          options.getSerializer().serialize(envelope, out);
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
        sent.add(out.toByteArray());
      }

      @Override
      public void flush(long timeoutMillis) {}

      @Override
      public RateLimiter getRateLimiter() {
        return new RateLimiter(options);
      }

      @Override
      public void close(boolean isRestarting) {}

      @Override
      public void close() {}
    };
  }
}
