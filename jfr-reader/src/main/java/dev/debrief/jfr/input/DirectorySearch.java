package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The recordings in a directory and all directories below it, sorted by path. Files count by name
 * ({@code *.jfr}, {@code *.gz}, {@code *.lz4}, {@code *.zip}, in any case); a packed one without
 * {@code .jfr} in its name must hold a recording too. A repository counts as one.
 *
 * <p>Links are looked at last. What a link points to inside the directory is found at its own
 * place, so only links that give a file a better name count; this way there are no loops and
 * nothing is read twice. Links that lead out are left out.
 */
final class DirectorySearch {
  private final Path root;
  private final Unpacker unpacker;
  private final List<Diagnostic> notes;
  private final List<Candidate> found = new ArrayList<>();
  private final Set<Path> foundFiles = new HashSet<>();
  private final List<Path> links = new ArrayList<>();

  private DirectorySearch(Path root, Unpacker unpacker, List<Diagnostic> notes) {
    this.root = root;
    this.unpacker = unpacker;
    this.notes = notes;
  }

  /**
   * Searches a directory.
   *
   * @param notes takes one note per file that could have been meant, but was left out
   * @throws RecordingException if the directory itself cannot be read
   */
  static List<Candidate> search(Path directory, Unpacker unpacker, List<Diagnostic> notes)
      throws RecordingException {
    DirectorySearch search = new DirectorySearch(directory, unpacker, notes);
    try {
      search.visit(directory);
      Path realRoot = directory.toRealPath();
      for (Path link : search.links) {
        search.visitLink(link, realRoot);
      }
    } catch (IOException e) {
      throw Origin.unreadable(SourceName.of(directory), e);
    }
    search.found.sort(Comparator.comparing(Candidate::path));
    return search.found;
  }

  private void visit(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path child : children(directory)) {
      if (Files.isSymbolicLink(child)) {
        links.add(child);
      } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        visitBelow(child);
      } else if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
        files.add(child);
      }
    }
    String name = String.valueOf(directory.toRealPath().getFileName());
    List<Path> chunks =
        RepositoryDirectory.isName(name) ? RepositoryDirectory.chunks(files) : List.of();
    if (!chunks.isEmpty()) {
      found.add(Candidate.ofRepository(directory, name, chunks));
      foundFiles.addAll(chunks);
      files.removeAll(chunks);
    }
    files.forEach(this::visitFile);
  }

  private void visitBelow(Path directory) {
    try {
      visit(directory);
    } catch (IOException e) {
      notes.add(
          note(
              "unreadable-directory",
              Diagnostic.Level.DATA_LOSS,
              directory,
              "cannot be searched: " + IoReason.of(e)));
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }

  private void visitLink(Path link, Path realRoot) {
    if (!isMeant(link.getFileName().toString()) && !Files.isDirectory(link)) {
      return;
    }
    try {
      Path target = link.toRealPath();
      if (!target.startsWith(realRoot)) {
        notes.add(info("left-out", link, "a link out of the directory, not followed"));
      } else if (Files.isRegularFile(target)
          && !foundFiles.contains(root.resolve(realRoot.relativize(target)))) {
        visitFile(link);
      }
    } catch (IOException e) {
      notes.add(info("left-out", link, "a link to nothing"));
    }
  }

  private static boolean isMeant(String fileName) {
    return FileNames.saysRecording(fileName) || FileNames.saysPacked(fileName);
  }

  private void visitFile(Path file) {
    String name = file.getFileName().toString();
    if (FileNames.saysRecording(name) || (FileNames.saysPacked(name) && holdsRecording(file))) {
      found.add(Candidate.of(new Origin.OnDisk(file)));
      foundFiles.add(file);
    } else if (FileNames.saysPacked(name)) {
      notes.add(info("left-out", file, "holds no recording, left out"));
    } else if (FileNames.saysUnsupported(name)) {
      notes.add(
          info("unsupported-compression", file, "this compression is not supported, left out"));
    }
  }

  /** Whether a packed file holds a recording; one that cannot be read does, so that it is told. */
  private boolean holdsRecording(Path file) {
    Origin origin = new Origin.OnDisk(file);
    try (ByteSource source = origin.open()) {
      Content content = Content.of(source);
      if (content == Content.ZIP) {
        return !new ZipRecordings(origin, unpacker).list(new ArrayList<>()).isEmpty();
      }
      return content == Content.RECORDING
          || RecordingPeek.holdsRecording(ByteSourceChannel.stream(source));
    } catch (IOException | RecordingException e) {
      return true;
    }
  }

  private static Diagnostic info(String code, Path file, String message) {
    return note(code, Diagnostic.Level.INFO, file, message);
  }

  private static Diagnostic note(String code, Diagnostic.Level level, Path file, String message) {
    Diagnostic.Position position =
        new Diagnostic.Position(SourceName.of(file).shortName(), 0, 0, 0);
    return new Diagnostic(code, level, file + ": " + message, 1, Optional.of(position));
  }
}
