import Results

/// What it means for a card that people belong to services.
extension ScaleAppraisal {
  /// A figure with its interval over services where people's services are known; without one where that cannot be had.
  func certain(_ id: String, _ plain: Estimate) -> Estimate {
    guard case .success(let figures)? = services, let row = figures[id] else { return plain }
    return Estimate(
      value: row.estimate?.value ?? plain.value, standardError: row.estimate?.standardError,
      interval: row.estimate?.interval)
  }

  /// Why a figure has no interval over services; nil where it has one, or where services are not known.
  func withheldOverServices(_ id: String) -> Withheld? {
    guard case .success(let figures)? = services, let row = figures[id],
      row.estimate?.interval == nil
    else { return nil }
    return row.withheld
  }

  /// The properties whose intervals can be had over services.
  private static let overServices: Set<CardRow.Property> = [
    .internalConsistency, .reliability, .measurementError, .changeReliability, .floorAndCeiling,
  ]

  /// Those whose intervals cannot, and take people as unrelated.
  private static let overPeople: Set<CardRow.Property> = [.hypotheses, .responsiveness]
  /// Those that are declared.
  private static let declared: Set<CardRow.Property> = [.content, .interpretability]

  /// A row with what services mean for it: intervals that take people of one service as unrelated are too narrow, and no
  /// grade rests on them where there are too few services for others.
  func allowingForServices(_ row: CardRow) -> CardRow {
    guard let services, !row.evidence.isEmpty, !Self.declared.contains(row.property) else {
      return row
    }
    var row = row
    let canHave = Self.overServices.contains(row.property)
    switch services {
    case .success(let figures) where canHave:
      row.evidence += "; intervals over \(figures.services) services"
    case .success:
      row.evidence += "; as if people of one service were unrelated"
      if Self.overPeople.contains(row.property), row.grade != .indeterminate {
        row.grade = .indeterminate
        row.sentence =
          "People of one service are alike, and how sure this is has been worked out as if they were not."
        row.next = "Look at it service by service."
      }
    case .failure(let few):
      row.evidence += "; as if people of one service were unrelated"
      if canHave || Self.overPeople.contains(row.property), row.grade != .indeterminate {
        row.grade = .indeterminate
        row.sentence = "People of one service are alike, and so few services do not decide it."
        row.next = few.help
      }
    }
    return row
  }
}
