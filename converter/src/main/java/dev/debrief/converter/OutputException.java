package dev.debrief.converter;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** An output that could not be written. */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String reason;

  /** Wraps a failure to write, rename or delete {@code file}. */
  public OutputException(Path file, IOException cause) {
    this(file, reasonOf(cause), cause);
  }

  private OutputException(Path file, String reason, IOException cause) {
    super("cannot write " + file + ": " + reason, cause);
    this.file = file;
    this.reason = reason;
  }

  /** Returns which file or directory. */
  public Path file() {
    return file;
  }

  /** Returns why, in a few words for people. */
  public String reason() {
    return reason;
  }

  private static String reasonOf(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "there is something else of that name";
    }
    if (cause instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    String text =
        cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
    return text == null ? cause.getClass().getSimpleName() : text;
  }
}
