package dev.debrief.timeline.span.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PyroscopeLabelsTest {
  /** A context 5 with the label 1 = 2, and the texts 1 and 300. */
  private static byte[] labels() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {0x0A, 10, 0x08, 5, 0x12, 6, 0x0A, 4, 0x08, 1, 0x10, 2});
    text(file, new byte[] {1}, "GET /orders");
    text(file, new byte[] {(byte) 0xAC, 2}, "größer");
    return file.toByteArray();
  }

  private static void text(ByteArrayOutputStream file, byte[] number, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    file.write(0x12);
    file.write(3 + number.length + bytes.length);
    file.write(0x08);
    file.writeBytes(number);
    file.write(0x12);
    file.write(bytes.length);
    file.writeBytes(bytes);
  }

  @Test
  void readsTextsAndLeavesContextsOut(@TempDir Path directory) throws IOException {
    Path file = Files.write(directory.resolve("labels.pb"), labels());
    assertThat(PyroscopeLabels.texts(file)).isEqualTo(Map.of(1L, "GET /orders", 300L, "größer"));
  }

  @Test
  void anEmptyFileHasNoTexts(@TempDir Path directory) throws IOException {
    assertThat(PyroscopeLabels.texts(Files.createFile(directory.resolve("empty")))).isEmpty();
  }

  @Test
  void saysWhereAFileIsNone(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("labels.pb");
    byte[] whole = labels();
    for (byte[] wrong :
        new byte[][] {
          Arrays.copyOf(whole, whole.length - 1),
          {0x12},
          {0x12, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F},
          {0x0D, 1, 2, 3, 4},
          {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1},
          "{\"sources\": []}".getBytes(StandardCharsets.UTF_8)
        }) {
      Files.write(file, wrong);
      assertThatThrownBy(() -> PyroscopeLabels.texts(file))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(file + ": byte ")
          .hasMessageContaining("leave it out");
    }
  }
}
