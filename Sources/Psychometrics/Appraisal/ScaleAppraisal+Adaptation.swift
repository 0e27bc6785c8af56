import Results
import Scales

/// Whether an adaptation changed the ruler.
extension ScaleAppraisal {
  /// The row of an adapted scale; nil for any other that is not held against a parent.
  var adaptationRow: CardRow? {
    guard let adaptation else {
      guard options.declaration?.status == .adapted else { return nil }
      return Self.unseen(
        .adaptation, "The scale is adapted, and was not held against the one it was made from.",
        "Give answers of two hundred people to the scale it was made from, with --parent-answers.")
    }
    switch adaptation {
    case .failure(let reason): return Self.unknown(.adaptation, reason, people: complete)
    case .success(let found): return row(found)
    }
  }

  private func row(_ found: AdaptationComparison) -> CardRow {
    var grades: [Grade] = []
    let isWhole = found.shared == items.count
    var evidence = [
      "people who answered the parent: \(found.parentPeople)",
      "items in both: \(found.shared) of \(items.count), of the parent's \(found.parentItems.count)",
    ]
    if case .success(let factor) = found.factor {
      let held = Self.grade(factor.held.fit)
      let free = factor.free.map { $0.verdicts.isEmpty ? Self.grade($0.fit) : .indeterminate }
      // The ruler is at fault only where the same factor with nothing held fits.
      let isKnown =
        factor.held.verdicts.isEmpty
        && (held != .insufficient || (free != nil && free != .insufficient))
      grades.append(isKnown ? held : .indeterminate)
      let rmsea = factor.held.fit.rmsea.map { "RMSEA \(Figure.text($0))" } ?? "no RMSEA"
      evidence.append("with the parent's factor held: \(rmsea)")
    }
    var moved: [String] = []
    if case .success(let shift) = found.shift {
      grades.append(Self.grade(found.functioning, isSettled: true))
      moved = shift.items.filter(\.hasMoved).map {
        "\(items[$0.item]) by \(Figure.text($0.shift)) \(AnchoredShift.unit)"
      }
      evidence.append(
        moved.isEmpty
          ? "no item moved beyond chance" : "moved: \(moved.joined(separator: "; "))")
    }
    var grade = Grade.joined(grades)
    if !moved.isEmpty, grade == .sufficient { grade = .indeterminate }
    let subject = isWhole ? "It measures" : "What is left of the parent's items measures"
    let sentence =
      switch grade {
      case .sufficient: "\(subject) as the scale it was made from does."
      case .insufficient:
        "It no longer measures as the scale it was made from does: its scores are not that one's."
      case .indeterminate:
        "Whether it measures as the scale it was made from does is not decided."
      }
    var next: String?
    if grade != .sufficient {
      next = "Collect answers of more people to both scales."
      if case .failure(let reason) = found.shift { next = reason.help }
      if !moved.isEmpty {
        next =
          "Look at what the new wording of the items that moved asks, and borrow nothing of the parent's norms for them."
      }
    }
    return CardRow(
      property: .adaptation, grade: grade, people: complete,
      evidence: evidence.joined(separator: "; "), sentence: sentence, next: next)
  }
}
