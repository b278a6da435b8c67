package dev.debrief.testdata.labelled;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** Virtual threads that block where they cannot leave the thread that carries them. */
final class VirtualPinnedScenarios {
  private static final String ID = "vt-pinned";

  /** With two, pinned threads would leave none to those that poll the network for them. */
  private static final String CARRIERS = "-Djdk.virtualThreadScheduler.parallelism=8";

  private static final AtomicReference<Run> CURRENT = new AtomicReference<>();

  private VirtualPinnedScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "static-init", VirtualPinnedScenarios::staticInit)
            .on(25)
            .jvm(CARRIERS)
            .allowing("class-init-wait"),
        Scenario.positive(ID, "native-call", VirtualPinnedScenarios::nativeCall)
            .on(25)
            .jvm("-Djdk.reflect.useNativeAccessorOnly=true"),
        Scenario.positive(ID, "remote-classes", VirtualPinnedScenarios::remoteClasses)
            .on(25)
            .jvm(CARRIERS),
        Scenario.nearMiss(ID, "monitors", VirtualPinnedScenarios::monitors).on(25),
        Scenario.nearMiss(ID, "network", VirtualPinnedScenarios::network).on(25),
        Scenario.nearMiss(ID, "for-a-moment", VirtualPinnedScenarios::forAMoment)
            .on(25)
            .jvm(CARRIERS));
  }

  private static final class Routes {
    static final int COUNT = fetch(430);
  }

  private static final class Fares {
    static final int COUNT = fetch(390);
  }

  private static final class Stops {
    static final int COUNT = fetch(460);
  }

  /** Each thread is the first to use a class whose initialiser asks another machine. */
  private static void staticInit(Run run) throws Exception {
    run.services().askOnce(1, 1); // loads classes, which would pin too
    CURRENT.set(run);
    Spells pinned = new Spells();
    joinAll(
        Threads.startVirtual("route", () -> timed(run, pinned, () -> require(Routes.COUNT))),
        Threads.startVirtual("fare", () -> timed(run, pinned, () -> require(Fares.COUNT))),
        Threads.startVirtual("stop", () -> timed(run, pinned, () -> require(Stops.COUNT))));
    Work.compute(400);
    run.require(pinned.sumMillis() > 1_200, "pinned for " + pinned.sumMillis() + " ms");
    claim(run, pinned)
        .key(Routes.class, "<clinit>")
        .orKey("Fares.<clinit>", "Stops.<clinit>", "VirtualPinnedScenarios.fetch")
        .noteUntil(pinned.endNanos());
  }

  private static int fetch(int millis) {
    Run run = Objects.requireNonNull(CURRENT.get());
    try {
      return run.services().askOnce(millis, 1_000).length;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A plug-in is called by reflection, which with this option goes through native code. */
  private static void nativeCall(Run run) throws Exception {
    Spells pinned = new Spells();
    Method plugIn = VirtualPinnedScenarios.class.getDeclaredMethod("plugIn", long.class);
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      long millis = 180 + i * 20L;
      threads.add(
          Threads.startVirtual(
              "plug-" + i,
              () -> {
                for (int call = 0; call < 3; call++) {
                  timed(run, pinned, () -> plugIn.invoke(null, millis));
                }
              }));
    }
    joinAll(threads.toArray(new Thread[0]));
    Work.compute(300);
    run.require(pinned.sumMillis() > 2_500, "pinned for " + pinned.sumMillis() + " ms");
    claim(run, pinned)
        .key(VirtualPinnedScenarios.class, "plugIn")
        .orKey("VirtualPinnedScenarios.nativeCall")
        .noteUntil(pinned.endNanos());
  }

  @SuppressWarnings("UnusedMethod") // called by reflection
  private static void plugIn(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  /** Found by name, through the loader that fetches it. */
  @SuppressWarnings("unused") // by name
  private static final class Remote {}

  /** Fetches classes from another machine while the virtual machine waits in the middle of it. */
  private static final class RemoteLoader extends ClassLoader {
    private final Run run;
    private final int millis;

    RemoteLoader(Run run, int millis) {
      super(VirtualPinnedScenarios.class.getClassLoader());
      this.run = run;
      this.millis = millis;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.endsWith("$Remote")) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = Objects.requireNonNull(in).readAllBytes();
        run.services().askOnce(millis, bytes.length);
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  private static void remoteClasses(Run run) throws Exception {
    run.services().askOnce(1, 1); // loads classes, which would pin too
    Spells pinned = new Spells();
    String name = VirtualPinnedScenarios.class.getName() + "$Remote";
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      int millis = 210 + i * 30;
      ClassLoader loader = new RemoteLoader(run, millis);
      threads.add(
          Threads.startVirtual(
              "module-" + i, () -> timed(run, pinned, () -> Class.forName(name, true, loader))));
    }
    joinAll(threads.toArray(new Thread[0]));
    Work.compute(400);
    run.require(pinned.sumMillis() > 1_400, "pinned for " + pinned.sumMillis() + " ms");
    claim(run, pinned)
        .key(RemoteLoader.class, "loadClass")
        .orKey("VirtualPinnedScenarios.remoteClasses", "Line.ask", "Services.askOnce")
        .noteUntil(pinned.endNanos());
  }

  private static Claim claim(Run run, Spells pinned) {
    return run.claim(ID)
        .byAll(pinned.threads())
        .count(pinned.count())
        .saving(pinned.sumMillis())
        .from(pinned.startNanos());
  }

  /** Since Java 24 a monitor pins nobody. */
  private static void monitors(Run run) throws Exception {
    Spells held = new Spells();
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      Object monitor = new Object();
      threads.add(
          Threads.startVirtual("monitor-" + i, () -> timed(run, held, () -> hold(monitor, 420))));
    }
    joinAll(threads.toArray(new Thread[0]));
    Work.compute(600);
    run.requireBetween(420, held.unionMillis(), 600, "time for all threads");
  }

  @SuppressWarnings("ThreadSleepInSynchronized") // that is what is tried
  private static boolean hold(Object monitor, long millis) throws InterruptedException {
    synchronized (monitor) {
      Thread.sleep(millis);
      return Thread.holdsLock(monitor);
    }
  }

  private static void network(Run run) throws Exception {
    run.services().askOnce(1, 1); // loads classes, which would pin too
    Spells asked = new Spells();
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      threads.add(
          Threads.startVirtual(
              "asker-" + i, () -> timed(run, asked, () -> run.services().askOnce(380, 2_000))));
    }
    joinAll(threads.toArray(new Thread[0]));
    Work.compute(600);
    run.requireBetween(380, asked.unionMillis(), 900, "time for all threads");
  }

  private static final class Codes {
    static final int COUNT = rest(31);
  }

  private static final class Colours {
    static final int COUNT = rest(28);
  }

  private static int rest(int millis) {
    Threads.orFail(() -> Thread.sleep(millis));
    return millis;
  }

  /** Pinned twice, but not for long. */
  private static void forAMoment(Run run) throws Exception {
    Spells pinned = new Spells();
    joinAll(
        Threads.startVirtual("code", () -> timed(run, pinned, () -> require(Codes.COUNT))),
        Threads.startVirtual("colour", () -> timed(run, pinned, () -> require(Colours.COUNT))));
    Work.compute(900);
    run.requireBetween(50, pinned.sumMillis(), 130, "pinned time");
  }

  private static int require(int count) {
    if (count <= 0) {
      throw new IllegalStateException("nothing was fetched");
    }
    return count;
  }

  private static void timed(Run run, Spells spells, Callable<?> call) throws Exception {
    long start = run.now();
    call.call();
    spells.add(start, run.now());
  }

  private static void joinAll(Thread... threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
