package dev.debrief.converter.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a DSN that say where data goes.
 *
 * @param host host name in lower case
 * @param project project id
 * @param key public key
 */
record Dsn(String host, String project, String key) {

  /** Takes a DSN apart; empty if the text is none. */
  static Optional<Dsn> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      String user = uri.getUserInfo();
      String path = uri.getPath();
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!http || user == null || path == null || uri.getHost() == null) {
        return Optional.empty();
      }
      String project = path.replaceAll("/+$", "").replaceAll(".*/", "");
      String key = user.replaceAll(":.*", "");
      return project.isEmpty() || key.isEmpty()
          ? Optional.empty()
          : Optional.of(new Dsn(uri.getHost().toLowerCase(Locale.ROOT), project, key));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  boolean sameProject(Dsn other) {
    return host.equals(other.host) && project.equals(other.project);
  }
}
