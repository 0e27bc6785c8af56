import Results

/// Whether there is room at both ends.
extension ScaleAppraisal {
  var endsRow: CardRow {
    switch ends {
    case .failure(let reason): return Self.unknown(.floorAndCeiling, reason)
    case .success(let found):
      if let few = SampleRule.coefficient.withheld(scores: found.n) {
        return CardRow(
          property: .floorAndCeiling, grade: .indeterminate, people: found.n,
          evidence:
            "at the lowest score \(found.floor.count) of \(found.n); at the highest \(found.ceiling.count)",
          sentence: few.reason, next: few.help)
      }
      // Where nobody is at an end, services do not differ in it.
      let floor = found.floor.count > 0 ? certain("floor", found.floor.share) : found.floor.share
      let ceiling =
        found.ceiling.count > 0 ? certain("ceiling", found.ceiling.share) : found.ceiling.share
      let (low, high) = (floor.interval, ceiling.interval)
      let most = FloorAndCeiling.customaryMost
      let grades = [Grade(low, atMost: most), Grade(high, atMost: most)]
      let grade: Grade =
        grades.contains(.insufficient)
        ? .insufficient : grades.contains(.indeterminate) ? .indeterminate : .sufficient
      let ends = zip(["lowest", "highest"], grades).filter { $0.1 == .insufficient }.map(\.0)
      let sentence =
        switch grade {
        case .sufficient: "There is room below and above for nearly everybody."
        case .insufficient:
          "Many people stand at the \(ends.joined(separator: " and the ")) score that there is, where change in that direction cannot show."
        case .indeterminate: "Whether many people stand at an end, these people do not decide."
        }
      return CardRow(
        property: .floorAndCeiling, grade: grade, people: found.n,
        evidence:
          "at the lowest score \(found.floor.count) of \(found.n), share \(Figure.text(floor)); at the highest \(found.ceiling.count), share \(Figure.text(ceiling))",
        sentence: sentence,
        next: grade == .indeterminate
          ? "Collect more people's scores."
          : grade == .insufficient ? "Add items that are easier or harder to agree to." : nil)
    }
  }
}
