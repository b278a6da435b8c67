package dev.debrief.engine;

import dev.debrief.converter.OutputException;
import dev.debrief.report.FindingsFormat;
import dev.debrief.report.FindingsOutput;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where findings go: a stream, a file, or a directory with a file for each. A file has another name
 * until it is whole, so that nobody reads half of one.
 */
final class FindingsFiles implements FindingsOutput, Closeable {
  private final @Nullable OutputStream stream;
  private final @Nullable Path path;
  private final boolean several;
  private final List<Path> unfinished = new ArrayList<>();

  private FindingsFiles(@Nullable OutputStream stream, @Nullable Path path, boolean several) {
    this.stream = stream;
    this.path = path;
    this.several = several;
  }

  /**
   * Returns the place that a request names.
   *
   * @throws UsageException if several files are to go into a stream
   */
  static FindingsFiles of(DetectRequest.Target target, FindingsFormat format)
      throws UsageException {
    boolean several = format.severalFiles();
    if (target instanceof DetectRequest.Target.Path place) {
      return new FindingsFiles(null, place.path(), several);
    }
    if (several) {
      throw new UsageException(
          "format '" + format.name() + "' writes a file per finding; give a directory with -o");
    }
    OutputStream stream = ((DetectRequest.Target.Stream) target).stream();
    return new FindingsFiles(stream, null, false);
  }

  /**
   * Makes ready; of a directory, files that an earlier run left are removed.
   *
   * @param ending of the names of the format's files
   */
  void prepare(String ending) throws IOException {
    if (path != null && several) {
      try {
        Files.createDirectories(path);
        try (DirectoryStream<Path> old = Files.newDirectoryStream(path, "finding-*" + ending)) {
          for (Path file : old) {
            if (String.valueOf(file.getFileName()).matches("finding-\\d{6}\\..*")) {
              Files.delete(file);
            }
          }
        }
      } catch (IOException e) {
        throw new OutputException(path, e);
      }
    }
  }

  @Override
  public OutputStream open(String name) throws IOException {
    if (path == null) {
      return new Unclosed(stream == null ? OutputStream.nullOutputStream() : stream);
    }
    Path target = several ? path.resolve(name) : path;
    return file(target);
  }

  private OutputStream file(Path target) throws IOException {
    Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
    try {
      @Nullable Path parent = target.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary));
      unfinished.add(temporary);
      return new Renamed(out, temporary, target);
    } catch (IOException e) {
      throw new OutputException(target, e);
    }
  }

  /** Writes a file as a whole. */
  void write(Path target, byte[] content) throws IOException {
    try (OutputStream out = file(target)) {
      out.write(content);
    }
  }

  /** Leaves the stream open, which is somebody else's. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private final class Renamed extends FilterOutputStream {
    private final Path temporary;
    private final Path target;
    private boolean closed;

    Renamed(OutputStream out, Path temporary, Path target) {
      super(out);
      this.temporary = temporary;
      this.target = target;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw new OutputException(target, e);
      }
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try {
        out.close();
        try {
          Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
          Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
        unfinished.remove(temporary);
      } catch (IOException e) {
        throw new OutputException(target, e);
      }
    }
  }

  /** Removes what was not finished. */
  @Override
  public void close() throws IOException {
    for (Path temporary : unfinished) {
      Files.deleteIfExists(temporary);
    }
  }
}
