package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that Sentry will take a chunk that we are about to write as a whole: framing and sizes on
 * its text, all else on the model that the text was made from, because reading our own text again
 * costs more than writing it.
 */
final class ModelCheck {
  private final ChunkModel model;
  private final ChunkText text;
  private final Findings findings;

  ModelCheck(ChunkModel model, ChunkText text) {
    this.model = model;
    this.text = text;
    this.findings = new Findings("chunk " + model.text("chunk_id"));
  }

  /** Returns what is wrong with the chunk. */
  List<Violation> check() {
    try {
      PayloadChecks.checkAcceptance(model.profile(checkText(), findings), findings);
    } catch (IOException e) {
      findings.add(Check.NOT_JSON, "", "the envelope has no header");
    }
    return findings.list();
  }

  /** Checks the text and returns the place of the payload in it. */
  private String checkText() throws IOException {
    Bytes file = text.bytes();
    if (!text.isEnvelope()) {
      EnvelopeChecks.checkSize(file, EnvelopeChecks.MAX_PROFILE_BYTES, "", findings);
      return "";
    }
    if (file.length() > EnvelopeChecks.MAX_ENVELOPE_BYTES) {
      SentryCheck.tooLarge(findings);
    }
    Envelope envelope = EnvelopeReader.read(file, JsonHead.read(file), findings);
    EnvelopeChecks.check(envelope, CheckOptions.defaults(), findings);
    for (Envelope.Item item : envelope.items()) {
      if (item.isChunk()) {
        EnvelopeChecks.checkItemHeader(item, payloadHead(), findings);
        return item.place();
      }
    }
    if (findings.size() == 0) {
      findings.add(Check.ENVELOPE_FRAMING, "", "the envelope has no chunk");
    }
    return "";
  }

  private JsonHead payloadHead() {
    Map<String, JsonToken> tokens = new HashMap<>();
    Map<String, String> texts = Map.of("platform", model.text("platform"));
    texts.keySet().forEach(name -> tokens.put(name, JsonToken.VALUE_STRING));
    return new JsonHead(tokens, texts, Set.of(), 0);
  }
}
