package dev.debrief.timeline.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InAppTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.String",
        "jdk.proxy.$Proxy",
        "$Proxy",
        "kotlin.collections.CollectionsKt",
        "kotlinx.coroutines.BlockingCoroutine",
        "scala.Option",
        "org.springframework.aop.framework.CglibAopProxy",
        "io.netty.channel.nio.NioEventLoop",
        "io.sentry.Hub"
      })
  void librariesAreNotInApp(String className) {
    assertThat(new InApp(List.of(), List.of()).test(className)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme.App", "App", "javalike.Tool", "scalable.Thing", "run.Me"})
  void allElseIsInApp(String className) {
    assertThat(new InApp(List.of(), List.of()).test(className)).isTrue();
  }

  @Test
  void prefixOfTheUserBeatsTheList() {
    assertThat(new InApp(List.of("org.apache.spark."), List.of()).test("org.apache.spark.Task"))
        .isTrue();
  }

  @Test
  void longestPrefixOfTheUserWins() {
    InApp inApp = new InApp(List.of("com.acme.app."), List.of("com.acme."));

    assertThat(inApp.test("com.acme.app.Main")).isTrue();
    assertThat(inApp.test("com.acme.lib.Tool")).isFalse();
  }

  @Test
  void equalPrefixesLeaveItToTheList() {
    InApp inApp = new InApp(List.of("com.acme."), List.of("com.acme."));

    assertThat(inApp.test("com.acme.App")).isTrue();
  }
}
