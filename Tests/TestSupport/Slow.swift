import Foundation

/// How much a test with random cases does: little in every run, much under `WAYMARK_SLOW=1`.
public enum Slow {
  /// Whether much was asked for.
  public static let isAskedFor = ProcessInfo.processInfo.environment["WAYMARK_SLOW"] == "1"

  /// How many cases to try.
  public static func cases(_ few: Int = 200, _ many: Int = 10_000) -> Int {
    isAskedFor ? many : few
  }
}
