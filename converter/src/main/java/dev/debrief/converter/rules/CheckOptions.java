package dev.debrief.converter.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * What the checker knows about an upload besides the files themselves.
 *
 * @param sendTime when the files are to be sent; without it the age of transactions is not checked
 * @param dsn where they are to be sent; without it the {@code dsn} of envelopes is only checked for
 *     its form
 */
public record CheckOptions(Optional<Instant> sendTime, Optional<String> dsn) {

  /** Knows nothing about the upload. */
  public static CheckOptions defaults() {
    return new CheckOptions(Optional.empty(), Optional.empty());
  }

  /** The same with a time of sending. */
  public CheckOptions withSendTime(Instant time) {
    return new CheckOptions(Optional.of(time), dsn);
  }

  /** The same with a destination. */
  public CheckOptions withDsn(String destination) {
    return new CheckOptions(sendTime, Optional.of(destination));
  }
}
