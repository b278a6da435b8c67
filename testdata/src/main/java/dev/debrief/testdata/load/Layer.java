package dev.debrief.testdata.load;

/** A layer of a made-up server. Each has a method of its own, so that call paths differ. */
enum Layer {
  AUTHENTICATION {
    @Override
    void pass(Request request) {
      request.goOn();
    }
  },
  CACHE {
    @Override
    void pass(Request request) {
      request.goOn();
    }
  },
  FILTER {
    @Override
    void pass(Request request) {
      request.goOn();
    }
  },
  INTERCEPTOR {
    @Override
    void pass(Request request) {
      request.goOn();
    }
  },
  MAPPER {
    @Override
    void pass(Request request) {
      request.goOn();
    }
  },
  METRICS {
    @Override
    void pass(Request request) {
      request.goOn();
    }
  },
  PROXY {
    @Override
    void pass(Request request) {
      request.goOn();
    }
  },
  RETRY {
    @Override
    void pass(Request request) {
      request.goOn();
    }
  },
  ROUTER {
    @Override
    void pass(Request request) {
      request.goOn();
    }
  },
  TRANSACTION {
    @Override
    void pass(Request request) {
      request.goOn();
    }
  };

  abstract void pass(Request request);
}
