package dev.debrief.jfr.input;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * How inputs are read.
 *
 * @param asOne whether all operands together are one recording, their files in the order of their
 *     names
 * @param maxExpandedBytes how large one unpacked input may become, in bytes
 * @param temporaryDirectory where packed inputs are unpacked to
 * @param standardInput gives standard input; asked once, if an operand is {@code -}
 */
public record InputOptions(
    boolean asOne,
    long maxExpandedBytes,
    Path temporaryDirectory,
    Supplier<InputStream> standardInput) {
  /** The bound of unpacked bytes unless another is asked for: 16 GiB. */
  public static final long DEFAULT_MAX_EXPANDED_BYTES = 16L << 30;

  public InputOptions {
    Objects.requireNonNull(temporaryDirectory, "temporaryDirectory");
    Objects.requireNonNull(standardInput, "standardInput");
    if (maxExpandedBytes <= 0) {
      throw new IllegalArgumentException("maxExpandedBytes must be positive");
    }
  }

  /** Every recording on its own, no standard input, and the usual bound. */
  public static InputOptions defaults(Path temporaryDirectory) {
    return new InputOptions(
        false, DEFAULT_MAX_EXPANDED_BYTES, temporaryDirectory, InputStream::nullInputStream);
  }

  /** Returns these options with another {@link #asOne}. */
  public InputOptions withAsOne(boolean newAsOne) {
    return new InputOptions(newAsOne, maxExpandedBytes, temporaryDirectory, standardInput);
  }

  /** Returns these options with another {@link #maxExpandedBytes}. */
  public InputOptions withMaxExpandedBytes(long newMaxExpandedBytes) {
    return new InputOptions(asOne, newMaxExpandedBytes, temporaryDirectory, standardInput);
  }

  /** Returns these options with another {@link #standardInput}. */
  public InputOptions withStandardInput(Supplier<InputStream> newStandardInput) {
    return new InputOptions(asOne, maxExpandedBytes, temporaryDirectory, newStandardInput);
  }
}
