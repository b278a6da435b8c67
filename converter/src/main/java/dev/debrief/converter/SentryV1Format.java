package dev.debrief.converter;

import dev.debrief.timeline.span.SpanIndex;
import java.util.Optional;

/**
 * Sentry's older profiles, each of one transaction: an envelope for each root span, with its
 * transaction and a profile of at most 30 s in sample format version 1. Time without a span is in
 * no profile.
 */
public final class SentryV1Format implements ProfileFormat {
  @Override
  public String name() {
    return "sentry-v1";
  }

  @Override
  public String fileEnding(ProfileOptions options) {
    return ".envelope";
  }

  @Override
  public ProfileWriter open(ProfileRequest request, OutputDirectory directory)
      throws OutputException {
    Optional<SpanRequest> spans = request.spans();
    return new SentryV1(
        request,
        spans.orElseGet(() -> new SpanRequest(SpanIndex.EMPTY, SpanRequest.Transactions.NEW, 0)),
        directory);
  }
}
