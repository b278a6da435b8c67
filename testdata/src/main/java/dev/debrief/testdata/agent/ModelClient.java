package dev.debrief.testdata.agent;

import java.io.IOException;

/** Access to a language model; keeps nothing between calls. */
final class ModelClient {
  private final HttpCaller http;

  ModelClient(HttpCaller http) {
    this.http = http;
  }

  /** The model's answer to a prompt, after one request. */
  String complete(String prompt) throws IOException {
    return http.post("/model/completions", prompt);
  }
}
