package dev.debrief.converter;

import dev.debrief.jfr.FrameList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a recording as they are shown, each named once. Keeps so many at most; further ones
 * are named as often as they are asked for. Safe for use by several threads.
 */
final class ShownFrames {
  private static final int MAX_KEPT = 200_000;

  /** A recording has one list, unless it has very many frames or another parser reads it too. */
  private static final int MOST_LISTS = 2;

  private final FrameNames names;
  private final Map<FrameList, OfList> lists = new ConcurrentHashMap<>();
  private final Map<ProfileFrame, ShownFrame> shown = new ConcurrentHashMap<>();

  ShownFrames(FrameNames names) {
    this.names = names;
  }

  /** Returns a number for a frame of a list, with its line or without. */
  static int number(int frame, boolean line) {
    return 2 * frame + (line ? 1 : 0);
  }

  /** Returns how the frames of a list are shown. */
  OfList of(FrameList list) {
    OfList known = lists.get(list);
    if (known != null) {
      return known;
    }
    if (lists.size() >= MOST_LISTS) {
      lists.clear();
    }
    return lists.computeIfAbsent(list, OfList::new);
  }

  /** Returns what every chunk needs of a frame. */
  ShownFrame show(ProfileFrame frame) {
    ShownFrame found = shown.get(frame);
    if (found == null) {
      found = new ShownFrame(frame);
      if (shown.size() < MAX_KEPT) {
        shown.putIfAbsent(frame, found);
      }
    }
    return found;
  }

  /**
   * The frames of one list. Two threads may name the same frame at once, or one of them forget what
   * the other has just found: both find the same.
   */
  final class OfList {
    private final FrameList list;
    private volatile @Nullable ShownFrame[] known = new ShownFrame[0];

    OfList(FrameList list) {
      this.list = list;
    }

    /**
     * Returns how a frame is shown, with its line if it is known and asked for.
     *
     * @param number see {@link ShownFrames#number}
     */
    ShownFrame show(int number) {
      @Nullable ShownFrame[] frames = known;
      if (number >= frames.length) {
        int longer = frames.length + (frames.length >> 1);
        frames = Arrays.copyOf(frames, Math.max(number(list.size(), false), longer));
        known = frames;
      }
      ShownFrame found = frames[number];
      if (found == null) {
        found = ShownFrames.this.show(names.name(list.frame(number >> 1), (number & 1) != 0));
        if (shown.size() < MAX_KEPT) {
          frames[number] = found;
        }
      }
      return found;
    }
  }
}
