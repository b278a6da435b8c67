package dev.debrief.testdata.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of one byte in the working directory, deleted when closed. */
final class ScratchFile implements Closeable {
  private final Path path = Files.createTempFile(Path.of(""), "load", ".scratch");
  private final RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");

  ScratchFile() throws IOException {
    writeByte();
  }

  void readByte() throws IOException {
    file.seek(0);
    if (file.read() != 1) {
      throw new IOException("the byte is gone");
    }
  }

  void writeByte() throws IOException {
    file.seek(0);
    file.write(1);
  }

  void force() throws IOException {
    file.getChannel().force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
    Files.delete(path);
  }
}
