package dev.debrief.engine;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * Everything that checking envelopes and payloads needs. All of them are one set: rules across
 * files apply.
 *
 * @param operands files, directories (their {@code *.envelope} and {@code *.json} files,
 *     recursively), {@code -} for standard input
 * @param standardInput what {@code -} reads
 */
public record ValidateRequest(List<String> operands, InputStream standardInput) {
  public ValidateRequest {
    operands = List.copyOf(operands);
    Objects.requireNonNull(standardInput, "standardInput");
  }

  /** Returns a request that needs no standard input. */
  public static ValidateRequest of(List<String> operands) {
    return new ValidateRequest(operands, InputStream.nullInputStream());
  }
}
