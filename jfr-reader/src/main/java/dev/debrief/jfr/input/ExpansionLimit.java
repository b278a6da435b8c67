package dev.debrief.jfr.input;

import dev.debrief.jfr.RecordingException;
import java.io.IOException;

/**
 * How many bytes one packed input may become: at most {@code maxBytes}, and beyond the first 64 MiB
 * not more than 200 times its packed size. Real recordings shrink 3 to 20 times.
 *
 * @param maxBytes the bound whatever the packed size
 * @param packedBytes size of the packed input
 */
record ExpansionLimit(long maxBytes, long packedBytes) {
  private static final long FREE_BYTES = 64L << 20;
  private static final long MAX_RATIO = 200;

  /** The limit of a stream that is only copied: its packed size is not known, nor of interest. */
  static ExpansionLimit ofStream(long maxBytes) {
    return new ExpansionLimit(maxBytes, Long.MAX_VALUE / (2 * MAX_RATIO));
  }

  /** Returns the number of bytes that are still allowed. */
  long bytes() {
    return Math.min(maxBytes, FREE_BYTES + MAX_RATIO * packedBytes);
  }

  /** Returns what to say of an input that would become larger. */
  RecordingException exceeded(String what) {
    String bound =
        bytes() == maxBytes
            ? "the bound is --max-expanded-size"
            : "more than %d times its %,d packed bytes; if it is genuine, unpack it first"
                .formatted(MAX_RATIO, packedBytes);
    return new RecordingException(
        "expansion-limit",
        "%s: stopped after unpacking %,d bytes: %s".formatted(what, bytes(), bound));
  }

  /** Ends a stream that gave more bytes than allowed. */
  static final class ExceededException extends IOException {
    private static final long serialVersionUID = 1L;

    ExceededException() {
      super("more bytes than allowed");
    }
  }
}
