package dev.debrief.testdata.labelled;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;

/** The services of {@link ServiceProcess}, as programs see them. For use by any thread. */
final class Services {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final int linePort;
  private final int httpPort;

  Services(int linePort, int httpPort) {
    this.linePort = linePort;
    this.httpPort = httpPort;
  }

  int httpPort() {
    return httpPort;
  }

  /** Opens a connection. */
  Line open() throws IOException {
    return new Line(new Socket(InetAddress.getLoopbackAddress(), linePort));
  }

  /** Asks once over a connection of its own. */
  byte[] askOnce(int millis, int bytes) throws IOException {
    try (Line line = open()) {
      return line.ask(millis, bytes);
    }
  }

  /** Sends a GET whose answer of so many bytes takes so long. */
  byte[] get(int millis, int bytes) throws IOException {
    URL url = new URL("http", "127.0.0.1", httpPort, "/" + millis + "/" + bytes);
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  /** A connection for one thread at a time, on which answers follow questions. */
  static final class Line implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    private Line(Socket socket) throws IOException {
      this.socket = socket;
      this.socket.setTcpNoDelay(true);
      this.socket.setSoTimeout(TIMEOUT_MILLIS);
      this.in = socket.getInputStream();
    }

    /** Asks for an answer of so many bytes, which takes so long to come, and reads it. */
    byte[] ask(int millis, int bytes) throws IOException {
      send(millis, bytes, 1);
      return receive(bytes);
    }

    /** Asks for so many parts, each so many bytes and so long after the one before. */
    void send(int millis, int bytes, int parts) throws IOException {
      String question = millis + " " + bytes + " " + parts + "\n";
      socket.getOutputStream().write(question.getBytes(US_ASCII));
    }

    byte[] receive(int bytes) throws IOException {
      return in.readNBytes(bytes);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
