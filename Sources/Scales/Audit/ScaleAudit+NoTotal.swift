import Results

/// Where the authors give no composite, nothing may add one.
extension ScaleAudit {
  func noTotal() -> [Diagnostic] {
    guard let noTotal = scale.noTotal else { return [] }
    return scale.scores.indices.filter(isTotal).map { position in
      Diagnostic(
        .scaleNoTotal, at: scale.scores[position].place,
        "'\(scale.scores[position].id)' adds up what the file says has no total: "
          + "\(noTotal.reason)",
        help: "Give one score per item or subscale, or remove 'noTotal'.")
    }
  }

  /// Whether a score takes in every item of the scale, or what two other scores are made of.
  private func isTotal(_ position: Int) -> Bool {
    let score = scale.scores[position]
    guard score.kind != .rule else { return false }
    if score.scores.count > 1 { return true }
    let items = Set(score.items.map(\.item))
    if items.count > 1 && items.count == scale.items.count { return true }
    let others = scale.scores.indices.filter { other in
      other != position && !scale.scores[other].items.isEmpty
        && items.isStrictSuperset(of: scale.scores[other].items.map(\.item))
    }
    return others.count > 1
  }
}
