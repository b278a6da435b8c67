package dev.debrief.converter.rules;

import java.util.List;
import java.util.Objects;

/**
 * An envelope taken apart.
 *
 * @param header its header
 * @param items its items, as far as the framing holds
 */
record Envelope(JsonHead header, List<Item> items) {

  /**
   * An item of an envelope.
   *
   * @param number place in the envelope, from 1
   * @param header its header
   * @param payload its payload
   */
  record Item(int number, JsonHead header, Bytes payload) {

    String type() {
      return Objects.requireNonNullElse(header.text("type"), "");
    }

    /** The position of this item in its file. */
    String place() {
      return "item " + number;
    }

    boolean isChunk() {
      return type().equals("profile_chunk") || type().equals("profile_chunk_ui");
    }

    boolean isProfile() {
      return type().equals("profile");
    }

    boolean isTransaction() {
      return type().equals("transaction");
    }

    boolean isEvent() {
      return type().equals("event");
    }
  }
}
