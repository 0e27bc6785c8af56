import Scales

extension Condition {
  /// Whether it holds: true, false, or nil where what is missing could decide it either way.
  ///
  /// Kleene's strong logic: `all` is false as soon as one part is, `any` true as soon as one is, a
  /// count is decided when the answers that are missing could not change it.
  func truth(_ responses: [Response], _ scores: [Score?]) -> Bool? {
    switch self {
    case .all(let parts): Self.all(parts.map { $0.truth(responses, scores) })
    case .any(let parts): Self.all(parts.map { $0.truth(responses, scores).map(!) }).map(!)
    case .not(let part): part.truth(responses, scores).map(!)
    case .item(let item, let least): responses[item].code.map { $0 >= least }
    case .score(let score, let least): scores[score]?.value(metric: 0).map { $0 >= least }
    case .count(let items, let least, let reaches):
      Self.count(items.map { responses[$0].code.map { $0 >= least } }, reaches: reaches)
    }
  }

  private static func all(_ parts: [Bool?]) -> Bool? {
    if parts.contains(false) { return false }
    return parts.contains(nil) ? nil : true
  }

  private static func count(_ parts: [Bool?], reaches: Int) -> Bool? {
    let holding = parts.count { $0 == true }
    if holding >= reaches { return true }
    return holding + parts.count { $0 == nil } >= reaches ? nil : false
  }
}
