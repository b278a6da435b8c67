package dev.debrief.testdata.jfr;

import static dev.debrief.testdata.jfr.RecordingBuilder.START_NANOS;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmc.common.IMCThread;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.ItemToolkit;
import org.openjdk.jmc.flightrecorder.JfrAttributes;

/** Stack traces, threads and strings come back as the test wrote them. */
class ConstantsTest {
  private static final String STACK = "a.Foo.bar(I)V:12@7 < a.Foo.run:5 [Interpreted] < ...";

  @Test
  void stackIsTheTextLeafFirst() throws Exception {
    RecordedStackTrace stack =
        Readers.readOne(c -> c.sample("jdk.ExecutionSample", START_NANOS + 1, 1, STACK))
            .getStackTrace();
    assertThat(stack.isTruncated()).isTrue();
    assertThat(stack.getFrames())
        .extracting(
            f -> f.getMethod().getType().getName() + "." + f.getMethod().getName(),
            f -> f.getMethod().getDescriptor(),
            RecordedFrame::getLineNumber,
            RecordedFrame::getBytecodeIndex,
            RecordedFrame::getType)
        .containsExactly(
            tuple("a.Foo.bar", "(I)V", 12, 7, "JIT compiled"),
            tuple("a.Foo.run", "()V", 5, 0, "Interpreted"));
  }

  @Test
  void framesMayBeConstructorsLambdasAndNativeFunctions() throws Exception {
    RecordedStackTrace stack =
        Readers.readOne(
                c ->
                    c.sample(
                        "jdk.ExecutionSample",
                        START_NANOS + 1,
                        1,
                        "a.Foo.<init>:3 < a.Foo$$Lambda$14+0x7f.99.run:-1 < Gc::mark_all [Native]"))
            .getStackTrace();
    assertThat(stack.getFrames())
        .extracting(f -> f.getMethod().getType().getName() + "|" + f.getMethod().getName())
        .containsExactly("a.Foo|<init>", "a.Foo$$Lambda$14+0x7f.99|run", "|Gc::mark_all");
  }

  @Test
  void threadsKeepNamesIdsGroupAndVirtualFlag() throws Exception {
    List<RecordedEvent> events =
        Readers.jdk(
            recording()
                .thread(ThreadSpec.platform(1, "main").withOs(71, "main-os").withGroup("g"))
                .virtualThread(40, "")
                .thread(ThreadSpec.nativeThread(99, "GC Thread#0"))
                .chunk(
                    c ->
                        List.of(1L, 40L, 99L)
                            .forEach(
                                key ->
                                    c.event(
                                        "jdk.JavaMonitorEnter",
                                        e -> e.at(START_NANOS + 1).thread(key))))
                .toBytes());
    assertThat(events)
        .extracting(e -> describe(e.getThread()))
        .containsExactly(
            "main 1 main-os 71 g false",
            " 40  0 VirtualThreads true",
            "null 0 GC Thread#0 99 null false");
  }

  @Test
  void jmcSeesThreadAndFields() throws Exception {
    byte[] bytes =
        recording()
            .thread(7, "worker")
            .chunk(
                c ->
                    c.event(
                        "jdk.ThreadPark",
                        e ->
                            e.at(START_NANOS + 5)
                                .lasting(Duration.ofNanos(20))
                                .thread(7)
                                .stack(STACK)
                                .set("parkedClass", "java.util.concurrent.FutureTask")))
            .toBytes();
    IItem park = Readers.jmc(bytes).get(0);
    IMCThread thread =
        ItemToolkit.getItemType(park)
            .getAccessor(JfrAttributes.EVENT_THREAD.getKey())
            .getMember(park);
    assertThat(thread.getThreadName()).isEqualTo("worker");
  }

  @ParameterizedTest
  @EnumSource(Raw.Encoding.class)
  void stringsMayHaveEveryEncoding(Raw.Encoding encoding) throws Exception {
    RecordedEvent event =
        Readers.readOne(
            c ->
                c.event(
                    "jdk.FileRead",
                    e -> e.at(START_NANOS + 1).set("path", new Raw.Text("/data/über", encoding))));
    assertThat(event.getString("path")).isEqualTo("/data/über");
  }

  @Test
  void stringsMayBeEmptyOrNull() throws Exception {
    RecordedEvent event =
        Readers.readOne(c -> c.event("jdk.SocketRead", e -> e.at(START_NANOS + 1).set("host", "")));
    assertThat(event.getString("host")).isEmpty();
    assertThat(event.getString("address")).isNull();
  }

  @Test
  void aConstantMayBeGivenByKey() throws Exception {
    RecordedEvent event =
        Readers.readOne(
            c ->
                c.constant("java.lang.Class", 4_000, "a.Lock")
                    .event(
                        "jdk.JavaMonitorEnter",
                        e -> e.at(START_NANOS + 1).set("monitorClass", new Raw.PoolId(4_000))));
    assertThat(event.getClass("monitorClass").getName()).isEqualTo("a.Lock");
  }

  private static String describe(RecordedThread thread) {
    return thread.getJavaName()
        + " "
        + thread.getJavaThreadId()
        + " "
        + thread.getOSName()
        + " "
        + thread.getOSThreadId()
        + " "
        + (thread.getThreadGroup() == null ? null : thread.getThreadGroup().getName())
        + " "
        + thread.getBoolean("virtual");
  }
}
