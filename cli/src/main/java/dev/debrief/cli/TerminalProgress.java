package dev.debrief.cli;

import dev.debrief.engine.Outcome;
import dev.debrief.engine.Progress;
import java.util.function.Consumer;

/** Shows on a terminal how far a run is, and stops it when the process is to end. */
final class TerminalProgress<T> implements Progress<T> {
  private final Session session;
  private final Terminal terminal;
  private final Consumer<Outcome<T>> listener;
  private String label = "";

  TerminalProgress(Session session, Terminal terminal, Consumer<Outcome<T>> listener) {
    this.session = session;
    this.terminal = terminal;
    this.listener = listener;
  }

  @Override
  public void input(String name, int number, int total) {
    label = (total > 1 ? number + "/" + total + " " : "") + Terminal.escape(name);
  }

  @Override
  public void advanced(long doneBytes, long totalBytes) {
    terminal.progress().show(label, totalBytes == 0 ? 0 : (double) doneBytes / totalBytes);
  }

  @Override
  public void done(Outcome<T> outcome) {
    listener.accept(outcome);
  }

  @Override
  public boolean cancelled() {
    return session.interrupted().getAsBoolean();
  }
}
