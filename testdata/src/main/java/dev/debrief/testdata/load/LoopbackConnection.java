package dev.debrief.testdata.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Both ends of a TCP connection on loopback. */
final class LoopbackConnection implements Closeable {
  private final Socket near;
  private final Socket far;

  LoopbackConnection() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 1, loopback)) {
      near = new Socket(loopback, server.getLocalPort());
      far = server.accept();
    }
    near.setTcpNoDelay(true);
  }

  /** Sends a byte and receives it at the other end. */
  void roundTrip() throws IOException {
    near.getOutputStream().write(1);
    if (far.getInputStream().read() != 1) {
      throw new IOException("the byte did not arrive");
    }
  }

  @Override
  public void close() throws IOException {
    near.close();
    far.close();
  }
}
