package dev.debrief.engine;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Recording;
import java.io.IOException;
import java.io.InputStream;

/** The files of a recording, unpacked, one after the other. */
final class RecordingBytes extends InputStream {
  private final Recording recording;
  private int file;
  private long position;

  RecordingBytes(Recording recording) {
    this.recording = recording;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (length > 0 && file < recording.files().size()) {
      ByteSource source = recording.files().get(file);
      int read = source.read(position, bytes, offset, length);
      if (read > 0) {
        position += read;
        return read;
      }
      file++;
      position = 0;
    }
    return length == 0 ? 0 : -1;
  }
}
