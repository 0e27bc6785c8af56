import Results

/// What it means for a card that people belong to services.
extension ScaleAppraisal {
  /// A figure with its interval over services where people's services are known; without one where that cannot be had.
  func certain(_ id: String, _ plain: Estimate) -> Estimate {
    guard case .success(let figures)? = services, let row = figures[id] else { return plain }
    return Estimate(
      value: plain.value, standardError: row.estimate?.standardError,
      interval: row.estimate?.interval)
  }

  /// The properties whose intervals can be had over services.
  private static let overServices: Set<CardRow.Property> = [
    .internalConsistency, .reliability, .measurementError, .changeReliability, .floorAndCeiling,
  ]

  /// A row with what services mean for it: intervals that take people of one service as unrelated are too narrow, and no
  /// grade rests on them where there are too few services for others.
  func allowingForServices(_ row: CardRow) -> CardRow {
    guard let services, !row.evidence.isEmpty else { return row }
    var row = row
    let canHave = Self.overServices.contains(row.property)
    switch services {
    case .success(let figures) where canHave:
      row.evidence += "; intervals over \(figures.services) services"
    case .success: row.evidence += "; as if people of one service were unrelated"
    case .failure(let few):
      row.evidence += "; as if people of one service were unrelated"
      if canHave, row.grade != .indeterminate {
        row.grade = .indeterminate
        row.sentence = "People of one service are alike, and so few services do not decide it."
        row.next = few.help
      }
    }
    return row
  }
}
