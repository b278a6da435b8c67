package dev.debrief.converter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Damaged files give violations or none, but never an exception, and they end quickly. */
final class MutationTest {
  private static final int ROUNDS = 100;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void survivesFlippedBytes() {
    Random random = new Random(20260101);
    checkAll(
        bytes -> {
          byte[] flipped = bytes.clone();
          for (int i = random.nextInt(3); i >= 0; i--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
          }
          return flipped;
        });
  }

  @Test
  void survivesTruncation() {
    Random random = new Random(20260102);
    checkAll(bytes -> Arrays.copyOf(bytes, random.nextInt(bytes.length)));
  }

  @Test
  void survivesReplacedTokens() {
    Random random = new Random(20260103);
    String[] tokens = {
      "null", "-1", "\"\"", "{}", "[]", "1e400", "NaN", "true", ":", "9".repeat(40)
    };
    checkAll(
        bytes -> {
          byte[] token = tokens[random.nextInt(tokens.length)].getBytes(StandardCharsets.UTF_8);
          byte[] replaced = bytes.clone();
          int at = random.nextInt(bytes.length);
          System.arraycopy(token, 0, replaced, at, Math.min(token.length, bytes.length - at));
          return replaced;
        });
  }

  @Test
  void noticesEveryTruncation() {
    byte[] chunk = RuleFiles.bytes("good/chunk.json");
    for (int length = 0;
        length < new String(chunk, StandardCharsets.UTF_8).stripTrailing().length();
        length++) {
      assertThat(SentryRules.checkEnvelope(Arrays.copyOf(chunk, length)))
          .singleElement()
          .satisfies(violation -> assertThat(violation.rule().id()).isEqualTo("not-json"));
    }
  }

  private static void checkAll(UnaryOperator<byte[]> mutation) {
    Assertions.assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (Path file : RuleFiles.in("good")) {
            byte[] good = RuleFiles.bytes(file);
            for (int round = 0; round < ROUNDS; round++) {
              assertThat(SentryRules.checkEnvelope(mutation.apply(good))).doesNotContainNull();
            }
          }
        });
  }
}
