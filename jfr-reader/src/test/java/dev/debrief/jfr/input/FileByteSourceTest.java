package dev.debrief.jfr.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileByteSourceTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void writeTenBytes() throws IOException {
    file = Files.write(directory.resolve("a.jfr"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  }

  @Test
  void readsAtAnyPosition() throws IOException {
    byte[] target = new byte[5];
    try (FileByteSource source = FileByteSource.open(file)) {
      assertThat(source.read(7, target, 1, 3)).isEqualTo(3);
      assertThat(target).containsExactly(0, 7, 8, 9, 0);
      assertThat(source.name()).isEqualTo("a.jfr");
    }
  }

  @Test
  void readsLessAtTheEndAndNothingBehindIt() throws IOException {
    try (FileByteSource source = FileByteSource.open(file)) {
      assertThat(source.read(8, new byte[5], 0, 5)).isEqualTo(2);
      assertThat(source.read(10, new byte[5], 0, 5)).isZero();
      assertThat(source.read(Long.MAX_VALUE, new byte[5], 0, 5)).isZero();
    }
  }

  @Test
  void readsAcrossTheLargestSingleRead() throws IOException {
    byte[] large = new byte[(2 << 20) + 3];
    Arrays.fill(large, (byte) 7);
    Files.write(file, large);
    byte[] target = new byte[large.length];
    try (FileByteSource source = FileByteSource.open(file)) {
      assertThat(source.read(0, target, 0, target.length)).isEqualTo(target.length);
    }
    assertThat(target).isEqualTo(large);
  }

  @Test
  void keepsItsSizeWhenTheFileGrows() throws IOException {
    try (FileByteSource source = FileByteSource.open(file)) {
      Files.write(file, new byte[] {10, 11}, StandardOpenOption.APPEND);

      assertThat(source.sizeBytes()).isEqualTo(10);
      assertThat(source.read(8, new byte[5], 0, 5)).isEqualTo(2);
    }
  }

  @Test
  void endsEarlyWhenTheFileShrinks() throws IOException {
    try (FileByteSource source = FileByteSource.open(file)) {
      Files.write(file, new byte[] {0, 1, 2});

      assertThat(source.read(1, new byte[5], 0, 5)).isEqualTo(2);
      assertThat(source.read(4, new byte[5], 0, 5)).isZero();
    }
  }
}
