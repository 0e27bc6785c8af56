import Platform

extension BatchAudit.Batch {
  /// A number with two decimals at most.
  static func decimal(_ value: Double) -> String {
    NumberText.text((value * 100).rounded() / 100)
  }

  /// For example `q1`, `q1 and q2`, `q1, q2 and q3`.
  static func list(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// For example `9 of 50 complete responses (18 %)`.
  static func share(_ count: Int, of all: Int, _ what: String) -> String {
    let percent = all > 0 ? Int((100 * Double(count) / Double(all)).rounded()) : 0
    return "\(count) of \(all) \(what) (\(percent)%)"
  }
}
