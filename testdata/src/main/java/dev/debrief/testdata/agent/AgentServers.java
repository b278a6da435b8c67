package dev.debrief.testdata.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The services that the agent talks to, in a process of their own so that their threads are not in
 * its recording: repository, model and insights, on one loopback port. Every request takes as long
 * as its path says. The process ends by itself half a minute after the last request.
 *
 * <p>Argument: the file to write the port to.
 */
final class AgentServers {
  /** Response header: how long the server took, in milliseconds. */
  static final String SERVER_MILLIS = "Server-Millis";

  private static final long IDLE_SECONDS = 30;

  private final String files = FileList.invented().toText();
  private final AtomicLong lastRequestNanos = new AtomicLong(System.nanoTime());

  public static void main(String[] args) throws IOException, InterruptedException {
    // Without it every answer with a body waits 40 ms for a delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    new AgentServers().serve(Path.of(args[0]));
  }

  private void serve(Path portFile) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    announce(server.getAddress().getPort(), portFile);
    while (System.nanoTime() - lastRequestNanos.get() < TimeUnit.SECONDS.toNanos(IDLE_SECONDS)) {
      TimeUnit.SECONDS.sleep(1);
    }
    server.stop(0);
    threads.shutdown();
  }

  /** Moves the finished file into place, so that nobody reads half a number. */
  private static void announce(int port, Path portFile) throws IOException {
    Path unfinished = portFile.resolveSibling(portFile.getFileName() + ".new");
    Files.writeString(unfinished, Integer.toString(port));
    Files.move(unfinished, portFile, StandardCopyOption.ATOMIC_MOVE);
  }

  private void handle(HttpExchange exchange) throws IOException {
    lastRequestNanos.set(System.nanoTime());
    String path = exchange.getRequestURI().getPath();
    exchange.getRequestBody().readAllBytes();
    long millis = latencyMillis(path);
    try (exchange) {
      TimeUnit.MILLISECONDS.sleep(millis);
      byte[] answer = answer(path).getBytes(UTF_8);
      exchange.getResponseHeaders().set(SERVER_MILLIS, Long.toString(millis));
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long latencyMillis(String path) {
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "permissions" -> 200;
      case "default-branch" -> 250;
      case "files" -> 300;
      case "completions" -> 300;
      case "commits" -> 80;
      case "report" -> 550;
      case "step-6" -> 5_600;
      default -> 1_400;
    };
  }

  private String answer(String path) {
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "permissions" -> "pull, push";
      case "default-branch" -> "main";
      case "files" -> files;
      case "completions" -> "change module-17/src/main/java/com/acme/part4/Type4711.java";
      default -> "done";
    };
  }
}
