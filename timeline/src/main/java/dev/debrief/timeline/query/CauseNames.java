package dev.debrief.timeline.query;

import dev.debrief.timeline.TimelineThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The classes and threads that causes of waits name, by number; 0 is none. */
final class CauseNames {
  private final Map<String, Integer> subjectNumbers = new HashMap<>();
  private final List<String> subjects = new ArrayList<>();
  private final Map<Long, Integer> threadNumbers = new HashMap<>();
  private final List<Optional<TimelineThread>> threads = new ArrayList<>();

  /** Asked for last: the next one is mostly the same. */
  private String lastSubject = "";

  private int lastNumber;

  CauseNames() {
    subjects.add("");
    threads.add(Optional.empty());
  }

  int subject(String subject) {
    if (subject.isEmpty()) {
      return 0;
    }
    if (subject.equals(lastSubject)) {
      return lastNumber;
    }
    Integer known = subjectNumbers.get(subject);
    if (known == null) {
      known = subjects.size();
      subjectNumbers.put(subject, known);
      subjects.add(subject);
    }
    lastSubject = subject;
    lastNumber = known;
    return known;
  }

  String subject(int number) {
    return subjects.get(number);
  }

  int thread(Optional<TimelineThread> thread) {
    if (thread.isEmpty()) {
      return 0;
    }
    Integer known = threadNumbers.get(thread.get().id());
    if (known == null) {
      known = threads.size();
      threadNumbers.put(thread.get().id(), known);
      threads.add(thread);
    }
    return known;
  }

  Optional<TimelineThread> thread(int number) {
    return threads.get(number);
  }
}
