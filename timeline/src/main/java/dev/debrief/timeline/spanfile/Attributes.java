package dev.debrief.timeline.spanfile;

import dev.debrief.timeline.span.ExternalSpan.StartThread;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is taken of a span's attributes. Outputs get only those of a list, because any other may
 * hold what nobody else shall see: statements, headers, addresses with parameters, messages,
 * arguments.
 */
final class Attributes {
  private static final Pattern THREAD_ID = Pattern.compile("\\d{1,18}");
  private static final int LONGEST = 200;

  /** Names and numbers that tell what kind of work it was. */
  private static final Set<String> KEPT =
      Set.of(
          "code.function",
          "code.function.name",
          "code.namespace",
          "db.namespace",
          "db.operation",
          "db.operation.name",
          "db.system",
          "db.system.name",
          "error.type",
          "faas.trigger",
          "graphql.operation.type",
          "http.method",
          "http.request.method",
          "http.response.status_code",
          "http.route",
          "http.status_code",
          "messaging.operation",
          "messaging.operation.name",
          "messaging.operation.type",
          "messaging.system",
          "network.protocol.name",
          "network.protocol.version",
          "rpc.grpc.status_code",
          "rpc.method",
          "rpc.service",
          "rpc.system",
          "url.scheme");

  private Attributes() {}

  /** Returns the attributes that outputs may have. */
  static Map<String, String> kept(Map<String, String> attributes) {
    Map<String, String> kept = new TreeMap<>();
    for (String key : KEPT) {
      String value = attributes.getOrDefault(key, "");
      if (!value.isEmpty() && value.length() <= LONGEST) {
        kept.put(key, value);
      }
    }
    return kept;
  }

  /** Returns the thread that the attributes name. */
  static StartThread thread(Map<String, String> attributes) {
    String id = attributes.getOrDefault("thread.id", "");
    long number = THREAD_ID.matcher(id).matches() ? Long.parseLong(id) : 0;
    return new StartThread(
        number > 0 ? OptionalLong.of(number) : OptionalLong.empty(),
        attributes.getOrDefault("thread.name", ""));
  }
}
