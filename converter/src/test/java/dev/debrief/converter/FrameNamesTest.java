package dev.debrief.converter;

import static dev.debrief.converter.Given.frame;
import static dev.debrief.converter.Given.nativeFrame;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Frame;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.frames.InApp;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameNamesTest {
  @Test
  void showsClassInFunction() {
    assertThat(name(frame("com.acme.GitHubClient.fetch")))
        .isEqualTo(
            new ProfileFrame(
                "GitHubClient.fetch", "com.acme.GitHubClient", "com.acme.GitHubClient", 0, true));
  }

  @Test
  void showsMethodOnlyIfAsked() {
    FrameNames names = names(FrameStyle.DEFAULTS.withNames(FrameStyle.Names.METHOD));

    assertThat(names.name(frame("com.acme.GitHubClient.fetch"), false).function())
        .isEqualTo("fetch");
  }

  @Test
  void innerClassesOfOneFileStayApart() {
    FrameNames names = names(FrameStyle.DEFAULTS.withNames(FrameStyle.Names.METHOD));

    assertThat(names.name(frame("com.acme.Jobs$1.run"), false).filename())
        .isNotEqualTo(names.name(frame("com.acme.Jobs$2.run"), false).filename());
  }

  @Test
  void classWithoutPackageGetsOne() {
    ProfileFrame frame = name(frame("App.main"));

    assertThat(frame.module()).isEqualTo("default.App");
    assertThat(frame.function()).isEqualTo("App.main");
    assertThat(frame.inApp()).isTrue();
  }

  @Test
  void lambdasOfTwoRunsAreEqual() {
    assertThat(name(javaFrame("com.acme.App$$Lambda$50.0x00007f91901249f8", "run")))
        .isEqualTo(name(javaFrame("com.acme.App$$Lambda$7/0x0000000800c5a440", "run")));
  }

  @Test
  void showsLineIfAskedAndKnown() {
    assertThat(names(FrameStyle.DEFAULTS).name(frame("com.acme.App.main:12"), true).line())
        .isEqualTo(12);
    assertThat(names(FrameStyle.DEFAULTS).name(frame("com.acme.App.main"), true).line()).isZero();
    assertThat(names(FrameStyle.DEFAULTS).name(frame("com.acme.App.main:12"), false).line())
        .isZero();
  }

  @Test
  void libraryIsTheModuleOfNativeFunctions() {
    ProfileFrame frame = name(nativeFrame("libc.so.6", "__pread64", Frame.Type.NATIVE));

    assertThat(frame)
        .isEqualTo(new ProfileFrame("__pread64", "native.libc.so", "native.libc.so", 0, false));
  }

  @Test
  void kindIsTheModuleOfFunctionsWithoutLibrary() {
    assertThat(name(nativeFrame("", "__read", Frame.Type.NATIVE)).module())
        .isEqualTo("native.code");
    assertThat(name(nativeFrame("", "JVM_Sleep", Frame.Type.CPP)).module()).isEqualTo("native.cpp");
    assertThat(name(nativeFrame("", "do_syscall_64", Frame.Type.KERNEL)).module())
        .isEqualTo("native.kernel");
  }

  @Test
  void nativeMethodOfJavaClassIsJava() {
    Frame sleep = new Frame("java.lang.Thread", "sleep", "(J)V", -1, Frame.Type.NATIVE);

    assertThat(name(sleep).module()).isEqualTo("java.lang.Thread");
  }

  @Test
  void lostMethodNameIsUnknown() {
    assertThat(name(javaFrame("com.acme.App", "")).function()).isEqualTo("App.[unknown]");
    assertThat(name(nativeFrame("", "", Frame.Type.UNKNOWN)).function()).isEqualTo("[unknown]");
  }

  @Test
  void namesWithHalvesOfSurrogatePairsCanBeWritten() {
    assertThat(name(javaFrame("com.acme.App", "run\uD83D")).function()).isEqualTo("App.run?");
  }

  @ParameterizedTest
  @EnumSource(WaitKind.class)
  void everyModuleOfAWaitHasADot(WaitKind kind) {
    assertThat(ProfileFrame.waiting(kind).module()).matches("debrief\\.wait\\.[A-Z][A-Za-z]+");
    assertThat(ProfileFrame.waiting(kind).function()).isEqualTo("waiting: " + kind.label());
  }

  @Test
  void noTwoKindsOfWaitLookAlike() {
    List<String> names =
        Arrays.stream(WaitKind.values()).map(k -> ProfileFrame.waiting(k).filename()).toList();

    assertThat(names).doesNotHaveDuplicates();
  }

  private static Frame javaFrame(String className, String method) {
    return new Frame(className, method, "()V", -1, Frame.Type.COMPILED);
  }

  private static ProfileFrame name(Frame frame) {
    return names(FrameStyle.DEFAULTS).name(frame, false);
  }

  private static FrameNames names(FrameStyle style) {
    return new FrameNames(style, new InApp(style.inApp(), style.notInApp()));
  }
}
