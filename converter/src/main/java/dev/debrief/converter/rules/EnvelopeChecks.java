package dev.debrief.converter.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules about an envelope as a whole and about the headers of its items. */
final class EnvelopeChecks {
  /** Of transactions and of other events. */
  private static final long MAX_EVENT_BYTES = 1L << 20;

  static final long MAX_PROFILE_BYTES = 50L << 20;
  static final long MAX_ENVELOPE_BYTES = 200L << 20;

  /** Clocks of one machine may differ by that much between two readings. */
  private static final double CLOCK_SECONDS = 0.001;

  private static final Duration MAX_AHEAD = Duration.ofSeconds(60);

  private EnvelopeChecks() {}

  /** Checks an envelope whose framing holds. */
  static void check(Envelope envelope, CheckOptions options, Findings findings) {
    List<Envelope.Item> profiles =
        envelope.items().stream().filter(item -> item.isChunk() || item.isProfile()).toList();
    if (profiles.size() > 1) {
      findings.add(
          Check.SEVERAL_PROFILES_IN_ENVELOPE,
          profiles.get(1).place(),
          "the envelope has " + profiles.size() + " profiles");
    }
    if (envelope.items().stream().noneMatch(Envelope.Item::isTransaction)) {
      profiles.stream()
          .filter(Envelope.Item::isProfile)
          .forEach(
              item ->
                  findings.add(
                      Check.V1_PROFILE_WITHOUT_TRANSACTION,
                      item.place(),
                      "the envelope has no transaction"));
    }
    envelope.items().forEach(item -> checkSize(item, findings));
    checkDsn(envelope, options, findings);
  }

  private static void checkSize(Envelope.Item item, Findings findings) {
    if (item.isTransaction() || item.isEvent()) {
      checkSize(item.payload(), MAX_EVENT_BYTES, item.place(), findings);
    } else if (item.isChunk() || item.isProfile()) {
      checkSize(item.payload(), MAX_PROFILE_BYTES, item.place(), findings);
    }
  }

  /** Notes a payload over its limit. */
  static void checkSize(Bytes payload, long limit, String place, Findings findings) {
    if (payload.length() > limit) {
      findings.add(Check.ITEM_TOO_LARGE, place, payload.length() + " bytes, the limit is " + limit);
    }
  }

  /** Checks a bare transaction's size. */
  static void checkTransactionSize(Bytes payload, Findings findings) {
    checkSize(payload, MAX_EVENT_BYTES, "", findings);
  }

  private static void checkDsn(Envelope envelope, CheckOptions options, Findings findings) {
    if (!envelope.header().has("dsn")) {
      return;
    }
    String position = "envelope header, dsn";
    Optional<Dsn> dsn = Dsn.parse(envelope.header().text("dsn"));
    if (dsn.isEmpty()) {
      findings.add(Check.DSN_MISMATCH, position, "it is no DSN");
      return;
    }
    Optional<Dsn> destination = options.dsn().flatMap(Dsn::parse);
    if (destination.isPresent()
        && !(destination.get().project().equals(dsn.get().project())
            && destination.get().key().equals(dsn.get().key()))) {
      findings.add(
          Check.DSN_MISMATCH, position, "it names another project or key than the destination");
    }
  }

  /** Checks what an item's header says against the platform of its payload. */
  static void checkItemHeader(Envelope.Item item, JsonHead payload, Findings findings) {
    String platform = payload.text("platform");
    String announced = item.header().text("platform");
    if (platform != null) {
      boolean uiItem =
          announced == null
              ? item.type().equals("profile_chunk_ui") || isUi(platform)
              : isUi(announced) || item.type().equals("profile_chunk_ui");
      if (uiItem != isUi(platform)) {
        findings.add(
            Check.ITEM_PLATFORM_MISMATCH,
            item.place() + " header",
            "type "
                + item.type()
                + " and platform "
                + (announced == null ? "(none)" : JsonCursor.shorten(announced))
                + " do not fit the payload's platform "
                + JsonCursor.shorten(platform));
      }
    }
    if (item.header().has("meta_length")) {
      findings.add(Check.META_LENGTH_ON_JSON, item.place() + " header", "the payload is JSON");
    }
  }

  private static boolean isUi(String platform) {
    return platform.equals("cocoa") || platform.equals("android") || platform.equals("javascript");
  }

  /** Checks the time of sending against what is sent. */
  static void checkSentAt(
      JsonHead header, Transaction transaction, CheckOptions options, Findings findings) {
    Optional<Instant> sentAt = Scalars.instant(header.text("sent_at"));
    if (sentAt.isEmpty()) {
      return;
    }
    boolean early = Scalars.seconds(sentAt.get()) < transaction.end() - CLOCK_SECONDS;
    boolean ahead =
        options.sendTime().isPresent()
            && sentAt.get().isAfter(options.sendTime().get().plus(MAX_AHEAD));
    if (early || ahead) {
      findings.add(
          Check.SENT_AT_TOO_EARLY,
          "envelope header, sent_at",
          early ? "it lies before the end of the transaction" : "it lies in the future");
    }
  }
}
