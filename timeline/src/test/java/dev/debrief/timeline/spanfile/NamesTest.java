package dev.debrief.timeline.spanfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /users/{id} | http.server | GET /users/{id}",
        "GET https://joe:pw@host/a?token=1#x | http.client | GET https://host/a",
        "select a from b where c = 'secret' | db | SELECT",
        "UPDATE t SET password='x' | '' | UPDATE",
        "exec login 'joe' | db | EXEC",
        "SELECT shop.orders | db | SELECT shop.orders",
        "key=secret | db.redis | KEY",
        "update cart | '' | update cart",
        "Create the world | '' | Create the world",
      })
  void showsNoSecrets(String name, String operation, String shown) {
    assertThat(Names.safe(name, operation)).isEqualTo(shown);
  }
}
