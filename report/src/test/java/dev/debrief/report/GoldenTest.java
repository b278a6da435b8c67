package dev.debrief.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every format looks like; a change here is a change that users see. */
class GoldenTest {
  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "junit", "markdown", "sentry"})
  void looksAsItDid(String name) throws IOException {
    FindingsFormat format = format(name);

    Map<String, String> files =
        Story.files(
            format,
            Story.context(100, false),
            Story.recording(Story.full(), Story.small()),
            Story.nothing(),
            Story.unreadable());

    assertThat(String.join("", files.values())).isEqualTo(golden("story" + format.fileEnding()));
  }

  @Test
  void allFormatsAreServices() {
    assertThat(ServiceLoader.load(FindingsFormat.class))
        .extracting(FindingsFormat::name)
        .containsExactlyInAnyOrder("text", "json", "sarif", "junit", "markdown", "sentry");
  }

  static FindingsFormat format(String name) {
    return ServiceLoader.load(FindingsFormat.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String golden(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GoldenTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
