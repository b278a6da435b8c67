package dev.debrief.converter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files that an earlier run left in a directory, as its manifest names them. */
final class EarlierRun {
  private static final Pattern OUTPUT = Pattern.compile("/outputs/\\d+/file");

  private EarlierRun() {}

  /**
   * Returns the regular files that the directory's manifest names, the manifest last; none if there
   * is no manifest or it is not ours. A manifest is data that anybody may have written: names that
   * lead out of the directory, directly or through a link, are passed over.
   */
  static List<Path> filesIn(Path directory) throws IOException {
    Path manifest = directory.resolve(OutputDirectory.MANIFEST);
    if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    Optional<List<String>> named = outputsOf(manifest);
    if (named.isEmpty()) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    for (String name : named.get()) {
      Optional<Path> file = inside(directory, name);
      if (file.isPresent() && isOwnFile(directory, file.get())) {
        files.add(file.get());
      }
    }
    files.add(manifest);
    return files;
  }

  /** Returns the names of the outputs, nothing if the text is no manifest of ours. */
  private static Optional<List<String>> outputsOf(Path manifest) throws IOException {
    List<String> names = new ArrayList<>();
    boolean listed = false;
    boolean ours = false;
    try (JsonParser json = new JsonFactory().createParser(Files.readAllBytes(manifest))) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        String place = json.getParsingContext().pathAsPointer().toString();
        if (token == JsonToken.START_ARRAY) {
          listed |= place.equals("/outputs");
        } else if (token == JsonToken.VALUE_STRING && place.equals("/tool/name")) {
          ours = json.getText().equals("debrief");
        } else if (token == JsonToken.VALUE_STRING && OUTPUT.matcher(place).matches()) {
          names.add(json.getText());
        }
      }
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    return ours && listed ? Optional.of(names) : Optional.empty();
  }

  private static boolean isOwnFile(Path directory, Path file) throws IOException {
    @Nullable Path parent = file.getParent();
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && parent != null
        && parent.toRealPath().startsWith(directory.toRealPath());
  }

  /** Returns the file of a plain relative name, or nothing if the name leads out. */
  static Optional<Path> inside(Path directory, String name) {
    if (name.isEmpty() || name.contains("\\") || name.contains(":")) {
      return Optional.empty();
    }
    try {
      Path relative = Path.of(name);
      boolean plain = !relative.isAbsolute() && relative.normalize().equals(relative);
      return plain && !relative.startsWith("..")
          ? Optional.of(directory.resolve(relative))
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
