package dev.debrief.testdata.labelled;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the programs talk to, in a process of its own so that its threads are not in their
 * recordings: a line service, where a question is {@code MILLIS BYTES PARTS} and the answer comes
 * in so many parts, and HTTP with paths {@code /MILLIS/BYTES}. The process ends by itself five
 * minutes after the last request.
 *
 * <p>Argument: the file to write both ports to.
 */
final class ServiceProcess {
  private static final long IDLE_SECONDS = 300;

  private final AtomicLong lastRequestNanos = new AtomicLong(System.nanoTime());

  public static void main(String[] args) throws IOException, InterruptedException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    new ServiceProcess().serve(Path.of(args[0]));
  }

  private void serve(Path portsFile) throws IOException, InterruptedException {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            });
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpServer http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
    try (ServerSocket lines = new ServerSocket(0, 200, loopback)) {
      threads.execute(() -> accept(lines, threads));
      announce(lines.getLocalPort() + " " + http.getAddress().getPort(), portsFile);
      while (System.nanoTime() - lastRequestNanos.get() < TimeUnit.SECONDS.toNanos(IDLE_SECONDS)) {
        TimeUnit.SECONDS.sleep(1);
      }
    }
    http.stop(0);
  }

  private static void announce(String ports, Path portsFile) throws IOException {
    Path unfinished = portsFile.resolveSibling(portsFile.getFileName() + ".new");
    Files.writeString(unfinished, ports);
    Files.move(unfinished, portsFile, StandardCopyOption.ATOMIC_MOVE);
  }

  private void accept(ServerSocket lines, ExecutorService threads) {
    try {
      while (true) {
        Socket socket = lines.accept();
        threads.execute(() -> answer(socket));
      }
    } catch (IOException e) {
      if (!lines.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void answer(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      socket.setTcpNoDelay(true);
      for (String question = in.readLine(); question != null; question = in.readLine()) {
        lastRequestNanos.set(System.nanoTime());
        String[] numbers = question.split(" ", 3);
        byte[] part = new byte[Integer.parseInt(numbers[1])];
        for (int parts = Integer.parseInt(numbers[2]); parts > 0; parts--) {
          TimeUnit.MILLISECONDS.sleep(Long.parseLong(numbers[0]));
          socket.getOutputStream().write(part);
        }
      }
    } catch (IOException e) {
      lastRequestNanos.set(System.nanoTime()); // The program has gone, as programs do.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    lastRequestNanos.set(System.nanoTime());
    String[] path = exchange.getRequestURI().getPath().split("/", 3);
    try (exchange) {
      TimeUnit.MILLISECONDS.sleep(Long.parseLong(path[1]));
      byte[] answer = new byte[Integer.parseInt(path[2])];
      exchange.sendResponseHeaders(200, answer.length);
      OutputStream out = exchange.getResponseBody();
      out.write(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
