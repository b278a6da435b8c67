package dev.debrief.engine;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * Which recordings a request is about, and how they are read.
 *
 * @param operands files, directories, globs, repository directories, {@code -} for standard input
 * @param standardInput what {@code -} reads
 * @param asOne whether all operands are files of one JVM and make one recording
 * @param maxExpandedBytes bound of the unpacked size of an input
 * @param parser which decoder reads them
 */
public record Inputs(
    List<String> operands,
    InputStream standardInput,
    boolean asOne,
    long maxExpandedBytes,
    Parser parser) {
  /** Default of {@link #maxExpandedBytes}: 16 GiB. */
  public static final long DEFAULT_MAX_EXPANDED_BYTES = 16L << 30;

  /** Decoders. */
  public enum Parser {
    /** The best one for each chunk: Debrief's own, or JMC's for what that one declines. */
    AUTO,
    /** Debrief's own, which reads what JDK 9 and later write. */
    STREAMING,
    /** The parser of JDK Mission Control, which reads every version of the format. */
    JMC
  }

  public Inputs {
    operands = List.copyOf(operands);
    Objects.requireNonNull(standardInput, "standardInput");
    Objects.requireNonNull(parser, "parser");
    if (maxExpandedBytes <= 0) {
      throw new IllegalArgumentException("maxExpandedBytes must be positive");
    }
  }

  /** Returns inputs that are read with all defaults. */
  public static Inputs of(List<String> operands) {
    return new Inputs(
        operands, InputStream.nullInputStream(), false, DEFAULT_MAX_EXPANDED_BYTES, Parser.AUTO);
  }

  /** Returns the same with another source of {@code -}. */
  public Inputs standardInput(InputStream stream) {
    return new Inputs(operands, stream, asOne, maxExpandedBytes, parser);
  }

  /** Returns the same, read as one recording or not. */
  public Inputs asOne(boolean one) {
    return new Inputs(operands, standardInput, one, maxExpandedBytes, parser);
  }

  /** Returns the same with another bound of the unpacked size. */
  public Inputs maxExpandedBytes(long bytes) {
    return new Inputs(operands, standardInput, asOne, bytes, parser);
  }

  /** Returns the same, read by a certain decoder. */
  public Inputs parser(Parser decoder) {
    return new Inputs(operands, standardInput, asOne, maxExpandedBytes, decoder);
  }
}
