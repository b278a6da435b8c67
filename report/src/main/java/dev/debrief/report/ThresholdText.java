package dev.debrief.report;

import dev.debrief.detectors.Threshold;
import java.math.BigDecimal;

/** Thresholds as users write them. */
public final class ThresholdText {
  private ThresholdText() {}

  /** Returns the default with its unit, such as {@code 300 ms} or {@code 5 %}. */
  public static String of(Threshold threshold) {
    String number =
        BigDecimal.valueOf(threshold.defaultValue()).stripTrailingZeros().toPlainString();
    String unit = threshold.unit().symbol();
    return unit.isEmpty() ? number : number + " " + unit;
  }
}
