package dev.debrief.jfr.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.RecordingException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemporaryFileTest {
  @TempDir Path directory;

  @Test
  void givesBackWhatWasWritten() throws IOException, RecordingException {
    byte[] target = new byte[5];
    TemporaryFile file = new TemporaryFile(directory, 0);
    file.write(new byte[] {1, 2, 3, 0}, 3);
    file.write(new byte[] {4}, 1);
    try (ByteSource source = file.source("a.jfr")) {
      assertThat(source.read(0, target, 0, 5)).isEqualTo(4);
    }
    assertThat(target).containsExactly(1, 2, 3, 4, 0);
  }

  @Test
  void isGoneFromTheDirectoryWhileItIsStillOpen() throws IOException, RecordingException {
    assumeTrue(File.separatorChar == '/', "elsewhere the file lives until it is closed");
    try (TemporaryFile file = new TemporaryFile(directory, 0)) {
      file.write(new byte[] {1}, 1);

      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void isGoneWhenItIsClosed() throws IOException, RecordingException {
    new TemporaryFile(directory, 0).close();

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void stopsBeforeTheDiskIsFull() throws IOException, RecordingException {
    try (TemporaryFile file = new TemporaryFile(directory, Long.MAX_VALUE)) {
      assertThatThrownBy(() -> file.write(new byte[16 << 20], 16 << 20))
          .isInstanceOf(RecordingException.class)
          .hasMessageContaining("before it fills the disk")
          .extracting("code")
          .isEqualTo("temporary-space");
    }
  }

  @Test
  void saysWhichDirectoryIsMissing() {
    assertThatThrownBy(() -> new TemporaryFile(directory.resolve("none"), 0))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("none: cannot make a temporary file (no such file or directory)");
  }
}
