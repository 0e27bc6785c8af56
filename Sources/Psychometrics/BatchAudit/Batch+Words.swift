import Platform

extension BatchAudit.Batch {
  /// A number with two decimals at most.
  static func decimal(_ value: Double) -> String {
    NumberText.text((value * 100).rounded() / 100)
  }

  /// For example `9 of 50 complete responses (18 %)`.
  static func share(_ count: Int, of all: Int, _ what: String) -> String {
    let percent = all > 0 ? Int((100 * Double(count) / Double(all)).rounded()) : 0
    return "\(count) of \(all) \(what) (\(percent)%)"
  }
}
