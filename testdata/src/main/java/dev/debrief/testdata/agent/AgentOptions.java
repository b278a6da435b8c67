package dev.debrief.testdata.agent;

/**
 * What one run is to do differently from the wasteful one.
 *
 * @param port where {@link AgentServers} listen on loopback
 * @param truthFile where the truth is written
 * @param cacheClient keep the first repository client for all steps
 * @param skipLastInsight leave out the insight that nobody reads
 * @param workers threads that generate insights, 1 or more
 */
record AgentOptions(
    int port, String truthFile, boolean cacheClient, boolean skipLastInsight, int workers) {

  /**
   * Reads the command line of {@link AgentProgram}.
   *
   * @throws IllegalArgumentException if an argument is missing or unknown
   */
  static AgentOptions parse(String... args) {
    if (args.length < 2) {
      throw new IllegalArgumentException("expected: PORT TRUTH_FILE [options]");
    }
    boolean cacheClient = false;
    boolean skipLastInsight = false;
    int workers = 1;
    for (int i = 2; i < args.length; i++) {
      switch (args[i]) {
        case "--cache-client" -> cacheClient = true;
        case "--skip-last-insight" -> skipLastInsight = true;
        case "--workers" -> workers = Integer.parseInt(args[++i]);
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    return new AgentOptions(
        Integer.parseInt(args[0]), args[1], cacheClient, skipLastInsight, workers);
  }
}
