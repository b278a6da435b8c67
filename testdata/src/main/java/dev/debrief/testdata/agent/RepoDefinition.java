package dev.debrief.testdata.agent;

/** Names a repository: who owns it and what it is called. */
record RepoDefinition(String owner, String name) {
  String path() {
    return "/repositories/" + owner + "/" + name;
  }
}
