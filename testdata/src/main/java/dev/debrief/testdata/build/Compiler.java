package dev.debrief.testdata.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.ToolProvider;

/** Compiles the same generated sources, again and again until a time is reached. */
final class Compiler implements Runnable {
  private static final int SOURCES = 40;

  private final List<GeneratedSource> sources =
      IntStream.range(0, SOURCES).mapToObj(GeneratedSource::new).toList();
  private final long endNanoTime;

  /**
   * @param endNanoTime when to begin no more compilation, as {@link System#nanoTime} says
   */
  Compiler(long endNanoTime) {
    this.endNanoTime = endNanoTime;
  }

  @Override
  public void run() {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (JavaFileManager files =
        new DiscardedClasses(javac.getStandardFileManager(null, null, null))) {
      while (System.nanoTime() < endNanoTime) {
        compile(javac, files);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(JavaCompiler javac, JavaFileManager files) {
    if (!javac.getTask(null, files, null, List.of("-proc:none"), null, sources).call()) {
      throw new IllegalStateException("the generated sources do not compile");
    }
  }
}
