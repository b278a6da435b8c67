package dev.debrief.timeline.span;

/**
 * Where an event has an id.
 *
 * @param field name of the field; {@code ""} if the event has no such id
 * @param low name of the field with the lower half, for {@link IdEncoding#LONG_PAIR}; else {@code
 *     ""}
 */
public record IdField(String field, String low, IdEncoding encoding) {
  /** No such id. */
  public static final IdField NONE = new IdField("", "", IdEncoding.AUTO);

  /** Returns an id in one field. */
  public static IdField of(String field, IdEncoding encoding) {
    return new IdField(field, "", encoding);
  }

  /** Returns an id in two fields of 64 bits. */
  public static IdField pair(String high, String low) {
    return new IdField(high, low, IdEncoding.LONG_PAIR);
  }

  /** Returns whether there is such an id. */
  public boolean present() {
    return !field.isEmpty();
  }
}
