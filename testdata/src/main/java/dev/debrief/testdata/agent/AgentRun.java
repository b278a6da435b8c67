package dev.debrief.testdata.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * An agent that works on a repository in six steps and notes an insight about each.
 *
 * <p>It wastes time three times over: every step builds its repository client anew, insights queue
 * behind a single worker (twice while the agent looks back, once at the end), and the run ends by
 * waiting for an insight that is not part of its notes. Each {@link AgentOptions option} repairs
 * one of these and leaves the others as they are.
 */
final class AgentRun {
  private static final int STEPS = 6;
  private static final String GOAL = "replace the deprecated parser in module-17/src/Parser42.java";
  private static final RepoDefinition REPOSITORY = new RepoDefinition("acme", "monorepo");

  private final AgentOptions options;
  private final HttpCaller http;
  private final Truth truth;
  private final ModelClient model;
  private final Insights insights;
  private final List<String> notes = new ArrayList<>();
  private @Nullable RepositoryClient cachedRepository;

  AgentRun(AgentOptions options, HttpCaller http, Truth truth) {
    this.options = options;
    this.http = http;
    this.truth = truth;
    this.model = new ModelClient(http);
    this.insights = new Insights(options.workers(), http, truth);
  }

  /** Does all steps and gives the notes that the run was for, one per insight that is read. */
  List<String> run() throws IOException, InterruptedException, ExecutionException {
    String plan = model.complete(GOAL);
    for (int step = 1; step < STEPS; step++) {
      changeFiles(step, repositoryFor(step), plan);
      if (step % 2 == 0) {
        notes.addAll(insights.lookBack(step - 1, step));
      }
    }
    finish(plan);
    return notes;
  }

  /** The last step does not look back: its insights are generated while the run goes on. */
  private void finish(String plan) throws IOException, InterruptedException, ExecutionException {
    RepositoryClient repository = repositoryFor(STEPS);
    PendingInsight lastButOne = insights.request(STEPS - 1);
    changeFiles(STEPS, repository, plan);
    repository.publishReport(plan);
    if (!options.skipLastInsight()) {
      insights.request(STEPS);
    }
    insights.shutdownAndJoin();
    notes.add(lastButOne.text());
  }

  private void changeFiles(int step, RepositoryClient repository, String plan) throws IOException {
    String file = Planner.closestFile(repository.files(), plan);
    String change = model.complete("step " + step + " in " + file);
    repository.commit(change);
  }

  private RepositoryClient repositoryFor(int step) throws IOException {
    RepositoryClient cached = cachedRepository;
    if (options.cacheClient() && cached != null) {
      return cached;
    }
    long start = truth.nanos();
    RepositoryClient repository = RepositoryClient.fromRepoDefinition(REPOSITORY, http);
    truth.created("RepositoryClient.fromRepoDefinition", step, start);
    cachedRepository = repository;
    return repository;
  }
}
