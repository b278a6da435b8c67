package dev.debrief.timeline.frames;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "BusyApp$$Lambda$50.0x00007f91901249f8 > BusyApp$$Lambda",
        "com.acme.App$$Lambda$89/0x0000000800c5a440 > com.acme.App$$Lambda",
        "com.acme.App$$Lambda$91+0x00007fce84008648.1141981460 > com.acme.App$$Lambda",
        "com.acme.App$$Lambda$89+0x00007f9190124c20 > com.acme.App$$Lambda",
        "com.acme.App$$Lambda/0x00007f3c8400c200 > com.acme.App$$Lambda",
        "com.acme.App$$Lambda.0x00007f3c8400c200 > com.acme.App$$Lambda",
        "com.acme.App$$Lambda$14/1394670043 > com.acme.App$$Lambda",
        "jdk.jfr.internal.SecuritySupport$$Lambda$3.1053782781 > jdk.jfr.internal.SecuritySupport$$Lambda",
        "com.acme.Hidden/0x0000000800c5a440 > com.acme.Hidden",
        "com.acme.Hidden+0x0000000800c5a440 > com.acme.Hidden",
        "java.lang.invoke.LambdaForm$MH.0x00007f9190098c00 > java.lang.invoke.LambdaForm$MH",
        "java.lang.invoke.LambdaForm$DMH/0x0000000800c5a440 > java.lang.invoke.LambdaForm$DMH",
        "java.lang.invoke.LambdaForm$MH012/1345636186 > java.lang.invoke.LambdaForm$MH",
        "$Proxy12 > $Proxy",
        "com.sun.proxy.$Proxy9 > com.sun.proxy.$Proxy",
        "jdk.proxy2.$Proxy177 > jdk.proxy.$Proxy",
        "jdk.internal.reflect.GeneratedMethodAccessor50 > jdk.internal.reflect.GeneratedMethodAccessor",
        "sun.reflect.GeneratedConstructorAccessor3 > sun.reflect.GeneratedConstructorAccessor",
        "jdk.internal.reflect.GeneratedSerializationConstructorAccessor17"
            + " > jdk.internal.reflect.GeneratedSerializationConstructorAccessor",
        "jdk.jfr.internal.handlers.EventHandler1364_1795345046070-22444 > jdk.jfr.internal.handlers.EventHandler",
        "jdk.jfr.proxy.internal.EventHandlerProxy12_1707103590204-2124169 > jdk.jfr.proxy.internal.EventHandlerProxy",
        "com.acme.Dao$$EnhancerBySpringCGLIB$$1a2b3c > com.acme.Dao$$EnhancerBySpringCGLIB",
        "com.acme.Dao$$SpringCGLIB$$0 > com.acme.Dao$$SpringCGLIB",
        "com.acme.Dao$$SpringCGLIB$$FastClass$$1 > com.acme.Dao$$SpringCGLIB$$FastClass",
        "com.acme.Dao$$FastClassBySpringCGLIB$$d0e1f2 > com.acme.Dao$$FastClassBySpringCGLIB",
        "com.acme.Dao$$EnhancerBySpringCGLIB$$1a2b3c$$FastClassBySpringCGLIB$$7f"
            + " > com.acme.Dao$$EnhancerBySpringCGLIB$$FastClassBySpringCGLIB",
        "com.acme.Mod$$EnhancerByGuice$$83f1a20c > com.acme.Mod$$EnhancerByGuice",
        "com.acme.Dao$ByteBuddy$xYz12abC > com.acme.Dao$ByteBuddy",
        "com.acme.Owner$HibernateProxy$aBcDeFgH > com.acme.Owner$HibernateProxy",
        "com.acme.Dao$MockitoMock$1234567 > com.acme.Dao$MockitoMock",
        "com.acme.Owner_$$_jvst1a2_3 > com.acme.Owner_$$_javassist",
        "user$eval1234$fn__1235 > user$eval$fn__",
        "Script12$_run_closure1 > Script$_run_closure1",
        "$line12.$read$$iw > $line.$read$$iw",
        "build_3gq1ytc0d5w9m5ftndf8n2o5c$_run_closure1 > build$_run_closure1",
        "rubyjit.Foo$$bar_0123456789abcdef0123456789abcdef01234567_12 > rubyjit.Foo$$bar",
        "com.acme.Class15826008648854827834 > com.acme.Class",
      })
  void takesOutWhatDiffersFromRunToRun(String recorded, String stable) {
    assertThat(GeneratedNames.stableClass(recorded)).isEqualTo(stable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Client",
        "com.acme.Outer$Inner$1",
        "com.sun.tools.javac.code.Types$12",
        "com.acme.Main$$anonfun$run$1",
        "com.acme.Main$$anon$3",
        "me.bechberger.jfrtofp.FuncTable$$serializer",
        "java.lang.CharacterData00",
        "java.lang.StringUTF16",
        "java.util.concurrent.atomic.Striped64$Cell",
        "java.lang.reflect.Proxy$ProxyBuilder",
        "com.zaxxer.hikari.pool.HikariProxyConnection",
        "org.codehaus.groovy.runtime.callsite.PogoMetaMethodSite",
        "com.acme.with_under_scores.internationalization_configuration",
        "com.acme.Sha256_Digest",
        "Uni$Ünïcödé",
      })
  void keepsNamesOfSource(String className) {
    assertThat(GeneratedNames.stableClass(className)).isEqualTo(className);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lambda$run$0", "getFrame$lambda-0", "access$000", "<init>", "run"})
  void keepsNumbersOfTheCompiler(String method) {
    assertThat(GeneratedNames.stableMethod(method)).isEqualTo(method);
  }

  @ParameterizedTest
  @CsvSource({
    "[main tid=4711], [main]",
    "[tid=4711], []",
    "/usr/lib/x86_64-linux-gnu/libz.so.1.2.13, libz.so.1.2.13",
    "I2C/C2I adapters(0xb), I2C/C2I adapters(0xb)",
  })
  void namesNativeFunctionsAlike(String recorded, String stable) {
    assertThat(GeneratedNames.stableMethod(recorded)).isEqualTo(stable);
  }

  @ParameterizedTest
  @CsvSource({
    "liblz4-java-5182719437281.so, liblz4-java.so",
    "snappy-1.1.8-0f3c1a2b-1c2d-4e5f-8a9b-0123456789ab-libsnappyjava.so,"
        + " snappy-1.1.8-libsnappyjava.so",
    "libjvm.so, libjvm.so",
  })
  void namesUnpackedLibrariesAlike(String recorded, String stable) {
    assertThat(GeneratedNames.stableLibrary(recorded)).isEqualTo(stable);
  }
}
