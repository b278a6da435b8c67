package dev.debrief.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitClassifierTest {
  private static final String JUC = "java.util.concurrent.";
  private static final String PARKED = "jdk.internal.misc.Unsafe.park " + JUC;
  private static final String LOCKS = PARKED + "locks.LockSupport.park " + JUC;

  private final WaitClassifier classifier = new WaitClassifier(WaitFrames.builtIn());

  private static StackTrace stack(String frames) {
    return TextRecording.stack(List.of(frames.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "FutureTask.awaitDone java.util.concurrent.FutureTask.get app.A.call, FUTURE",
    "CompletableFuture$Signaller.block java.util.concurrent.ForkJoinPool.managedBlock"
        + " java.util.concurrent.CompletableFuture.waitingGet app.A.call, FUTURE",
    "FutureTask.get java.util.concurrent.AbstractExecutorService.invokeAll app.A.call, FUTURE",
    "CountDownLatch.await app.A.call, LATCH",
    "CountDownLatch.await java.lang.VirtualThread.joinNanos java.lang.Thread.join app.A.b, JOIN",
    "CountDownLatch.await java.util.concurrent.ThreadPerTaskExecutor.close app.A.b, TERMINATION",
    "ThreadPoolExecutor.awaitTermination app.A.call, TERMINATION",
    "ThreadPoolExecutor.awaitTermination java.util.concurrent.ExecutorService.close, TERMINATION",
    "Semaphore.acquire app.A.call, PERMIT",
    "locks.ReentrantLock$Sync.lock java.util.concurrent.locks.ReentrantLock.lock app.A.b, LOCK",
    "LinkedBlockingQueue.take java.util.concurrent.ThreadPoolExecutor.getTask"
        + " java.util.concurrent.ThreadPoolExecutor.runWorker java.lang.Thread.run, POOL_IDLE",
    "ForkJoinPool.awaitWork java.util.concurrent.ForkJoinPool.runWorker, POOL_IDLE",
    "ScheduledThreadPoolExecutor$DelayedWorkQueue.take app.A.b, POOL_IDLE",
    "LinkedBlockingQueue.take app.Consumer.loop app.Consumer.run java.lang.Thread.run, QUEUE_IDLE",
    "LinkedBlockingQueue.put app.Producer.run java.lang.Thread.run, QUEUE",
    "LinkedBlockingQueue.take app.A.reply app.A.run app.A.main, QUEUE",
    "SynchronousQueue.poll com.zaxxer.hikari.util.ConcurrentBag.borrow"
        + " com.zaxxer.hikari.HikariDataSource.getConnection app.A.b, POOL_CHECKOUT",
    "CompletableFuture.get jdk.internal.net.http.HttpClientImpl.send app.A.b, IO_WAIT",
    "SomethingNew.await app.A.call, PARK",
    "Semaphore.acquire app.Task.call java.util.concurrent.FutureTask.get app.A.b, PERMIT"
  })
  void tellsWhatParkedThreadWaitsFor(String frames, WaitKind expected) {
    assertThat(classifier.interval(IntervalKind.PARK, "", stack(LOCKS + frames)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.Thread, java.lang.Object.wait java.lang.Thread.join app.A.b, JOIN",
    "[I, app.A.b app.A.main, CLASS_INIT",
    "[I, java.lang.Object.wait app.A.b app.A.main, OBJECT_WAIT",
    "java.lang.ProcessImpl, java.lang.Object.wait java.lang.ProcessImpl.waitFor app.A.b, PROCESS",
    "java.lang.ref.ReferenceQueue$Lock, app.A.b, SYS_IDLE",
    "app.Box, java.lang.Object.wait app.Box.take app.A.b, OBJECT_WAIT",
    "java.util.TaskQueue, java.lang.Object.wait java.util.TimerThread.mainLoop, SYS_IDLE",
    "java.lang.Object, java.lang.Object.wait jdk.jfr.internal.PlatformRecorder.takeNap, SYS_IDLE"
  })
  void tellsWhatWaitingThreadWaitsFor(String subject, String frames, WaitKind expected) {
    assertThat(classifier.interval(IntervalKind.MONITOR_WAIT, subject, stack(frames)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "MONITOR_ENTER, MONITOR",
    "SLEEP, SLEEP",
    "SOCKET_READ, SOCKET_READ",
    "SOCKET_WRITE, SOCKET_WRITE",
    "FILE_READ, FILE_READ",
    "FILE_WRITE, FILE_WRITE",
    "FILE_FORCE, FILE_FORCE",
    "GC_PAUSE, GC_PAUSE"
  })
  void takesTheEventsWordForIt(IntervalKind kind, WaitKind expected) {
    assertThat(classifier.interval(kind, "", stack("app.A.b"))).isEqualTo(expected);
  }

  @Test
  void knowsTheSleepOfTheKeepAliveTimerWithHiddenJdkFrames() {
    assertThat(
            classifier.interval(
                IntervalKind.SLEEP, "", stack("sun.net.www.http.KeepAliveCache.run")))
        .isEqualTo(WaitKind.SYS_IDLE);
  }

  @Test
  void usesTheClassWhereTheStackSaysNothing() {
    assertThat(
            classifier.interval(
                IntervalKind.PARK, JUC + "locks.ReentrantLock$NonfairSync", StackTrace.EMPTY))
        .isEqualTo(WaitKind.LOCK);
  }

  @Test
  void doesNotTakeEnclosingIntervalForWait() {
    assertThatThrownBy(() -> classifier.interval(IntervalKind.METHOD_TRACE, "", StackTrace.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "__futex_wait::x ObjectMonitor::wait java.lang.Object.wait java.lang.Thread.join app.A.b, JOIN",
    "ObjectMonitor::wait InstanceKlass::initialize_impl app.A.b, CLASS_INIT",
    "ObjectMonitor::enter app.A.b, MONITOR",
    "JavaThread::sleep java.lang.Thread.sleep app.A.b, SLEEP",
    "Parker::park Unsafe_Park::x jdk.internal.misc.Unsafe.park app.A.b, PARK",
    "os::PlatformMonitor::wait G1ConcurrentMarkThread::run_service, SYS_IDLE"
  })
  void tellsWhatSleepingSampleWaitsFor(String frames, WaitKind expected) {
    assertThat(classifier.sample(SampleKind.WALL, ThreadState.SLEEPING, stack(frames)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "sun.nio.ch.EPoll.wait sun.nio.ch.EPollSelectorImpl.doSelect sun.nio.ch.SelectorImpl.select"
        + " io.netty.channel.nio.NioEventLoop.run java.lang.Thread.run, SYS_IDLE",
    "sun.nio.ch.EPoll.wait sun.nio.ch.SelectorImpl.select app.A.ask app.A.main, IO_WAIT",
    "java.net.SocketInputStream.socketRead0 app.A.b, SOCKET_READ",
    "sun.nio.ch.Net.accept java.net.ServerSocket.accept app.A.b, SYS_IDLE",
    "sun.nio.ch.Net.poll sun.nio.ch.NioSocketImpl.accept java.net.ServerSocket.accept, SYS_IDLE"
  })
  void takesNativeSampleInBlockingMethodForWait(String frames, WaitKind expected) {
    assertThat(classifier.sample(SampleKind.NATIVE, ThreadState.RUNNABLE, stack(frames)))
        .isEqualTo(expected);
  }

  @Test
  void takesOtherNativeSampleForRunning() {
    assertThat(
            classifier.sample(
                SampleKind.NATIVE,
                ThreadState.RUNNABLE,
                stack("java.util.zip.Inflater.inflateBytesBytes java.util.TimerThread.mainLoop")))
        .isNull();
  }

  @Test
  void takesRunnableSampleForRunningWhateverItsFrames() {
    assertThat(
            classifier.sample(
                SampleKind.WALL, ThreadState.RUNNABLE, stack("java.lang.Thread.sleep app.A.b")))
        .isNull();
  }

  @Test
  void saysWhichLineOfTableIsWrong() {
    assertThatThrownBy(() -> WaitFrames.parse(List.of("# fine", "LOCK a.B.c", "LOCKS a.B.d")))
        .hasMessageContaining("line 3");
    assertThatThrownBy(() -> WaitFrames.parse(List.of("LOCK"))).hasMessageContaining("line 1");
  }

  @Test
  void aUsersRowsCountBeforeThoseThatComeWithDebrief() {
    WaitFrames table = WaitFrames.with(List.of("", "IO_WAIT java.lang.Thread.join"));
    StackTrace join =
        new StackTrace(
            List.of(new Frame("java.lang.Thread", "join", "()V", 1, Frame.Type.COMPILED)), false);

    assertThat(table.match(join)).map(WaitFrames.Match::kind).contains(WaitKind.IO_WAIT);
    assertThat(WaitFrames.builtIn().match(join))
        .map(WaitFrames.Match::kind)
        .contains(WaitKind.JOIN);
  }

  @Test
  void optionsRefuseRowsThatMeanNothing() {
    assertThatThrownBy(() -> TimelineOptions.DEFAULTS.withWaitRows(List.of("", "LOCKS a.B.c")))
        .hasMessage("line 2: there is no wait kind LOCKS");
  }
}
