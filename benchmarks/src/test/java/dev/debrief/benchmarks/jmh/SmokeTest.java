package dev.debrief.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The benchmarks do what they measure; each method is called once. */
class SmokeTest {
  private static final long SIZE_BYTES = 2 << 20;

  @Test
  void decoderReadsRows() throws Exception {
    DecoderBenchmark benchmark = new DecoderBenchmark();
    benchmark.sizeBytes = SIZE_BYTES;
    benchmark.open();
    try {
      assertThat(benchmark.read()).isGreaterThan(10_000);
    } finally {
      benchmark.close();
    }
  }

  @Test
  void writerWritesFiles() throws Exception {
    WriterBenchmark benchmark = new WriterBenchmark();
    benchmark.sizeBytes = SIZE_BYTES;
    benchmark.open();
    try {
      assertThat(benchmark.write()).isPositive();
      assertThat(benchmark.write()).as("again, over the files of before").isPositive();
    } finally {
      benchmark.close();
    }
  }
}
