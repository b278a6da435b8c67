package dev.debrief.testdata.agent;

import java.io.IOException;

/**
 * Access to one repository. Expensive to make: three requests one after the other and the
 * verification of a long file list, about a second in all. Cheap to keep.
 */
final class RepositoryClient {
  private final RepoDefinition definition;
  private final HttpCaller http;
  private final String branch;
  private final FileList files;

  private RepositoryClient(RepoDefinition definition, HttpCaller http) throws IOException {
    this.definition = definition;
    this.http = http;
    checkPermissions();
    this.branch = fetchDefaultBranch();
    this.files = fetchFiles();
  }

  /** A client that is ready for use. */
  static RepositoryClient fromRepoDefinition(RepoDefinition definition, HttpCaller http)
      throws IOException {
    return new RepositoryClient(definition, http);
  }

  FileList files() {
    return files;
  }

  void commit(String change) throws IOException {
    http.post(definition.path() + "/commits", branch + ": " + change);
  }

  void publishReport(String text) throws IOException {
    http.post(definition.path() + "/report", text);
  }

  private void checkPermissions() throws IOException {
    String permissions = http.get(definition.path() + "/permissions");
    if (!permissions.contains("push")) {
      throw new IOException("no permission to push to " + definition.path());
    }
  }

  private String fetchDefaultBranch() throws IOException {
    return http.get(definition.path() + "/default-branch").strip();
  }

  private FileList fetchFiles() throws IOException {
    return FileList.parse(http.get(definition.path() + "/files"));
  }
}
