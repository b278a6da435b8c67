package dev.debrief.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A signal that asks the process to end. The virtual machine calls its shutdown hooks and then ends
 * with 130 or 143; the hook gives the running command a little time to delete what it has not
 * finished.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 5;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile boolean readingInput;

  /** Begins to listen. */
  static Interruption install() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "shutdown"));
    return interruption;
  }

  /** Returns whether the process is asked to end. */
  boolean requested() {
    return requested;
  }

  /** Tells that there is nothing left to clean up. */
  void finished() {
    finished.countDown();
  }

  /** Returns standard input so that a command which waits for it is not waited for. */
  InputStream watch(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        readingInput = true;
        try {
          return super.read(bytes, offset, length);
        } finally {
          readingInput = false;
        }
      }
    };
  }

  private void stop() {
    requested = true;
    try {
      if (!readingInput) {
        // What a command leaves behind that takes longer, the next run removes.
        boolean ignored = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
