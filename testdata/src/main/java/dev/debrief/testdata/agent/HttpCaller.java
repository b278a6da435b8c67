package dev.debrief.testdata.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

/**
 * Blocking HTTP requests to {@link AgentServers}, each noted in the {@link Truth}. For use by any
 * thread.
 */
final class HttpCaller {
  private static final int TIMEOUT_MILLIS = 60_000;

  private final int port;
  private final Truth truth;

  HttpCaller(int port, Truth truth) {
    this.port = port;
    this.truth = truth;
  }

  String get(String path) throws IOException {
    long start = truth.nanos();
    HttpURLConnection connection = connectionTo(path);
    String answer = answerOf(connection);
    truth.called("GET " + path, serverMillis(connection), start);
    return answer;
  }

  String post(String path, String body) throws IOException {
    long start = truth.nanos();
    HttpURLConnection connection = connectionTo(path);
    connection.setDoOutput(true);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body.getBytes(UTF_8));
    }
    String answer = answerOf(connection);
    truth.called("POST " + path, serverMillis(connection), start);
    return answer;
  }

  private HttpURLConnection connectionTo(String path) throws IOException {
    URL url = new URL("http", "127.0.0.1", port, path);
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setReadTimeout(TIMEOUT_MILLIS);
    return connection;
  }

  private static String answerOf(HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static long serverMillis(HttpURLConnection connection) {
    return connection.getHeaderFieldLong(AgentServers.SERVER_MILLIS, -1);
  }
}
