import Scales

/// Blanks that a scale passes over by design, and the answers they stand for.
struct StructuralAnswers: Sendable, Hashable {
  private struct Step: Sendable, Hashable {
    var item: Int
    var rules: [SkipRule]
  }

  private let steps: [Step]

  init(_ scale: Scale) {
    steps = scale.items.indices.compactMap { item in
      scale.items[item].skips.isEmpty ? nil : Step(item: item, rules: scale.items[item].skips)
    }
  }

  /// Whether the scale passes over nothing.
  var isEmpty: Bool { steps.isEmpty }

  /// The responses with every blank that is passed over by design in its place. Answers stay as
  /// given, and so does what was set aside. Premises are earlier items, so one pass is enough.
  func completing(_ responses: [Response]) -> [Response] {
    var completed = responses
    for step in steps {
      switch completed[step.item] {
      case .answered, .setAside: continue
      case .missing, .skipped, .declined, .refused, .notApplicable: break
      }
      let rule = step.rules.first { rule in
        rule.when.allSatisfy { premise in
          completed[premise.item].code.map(premise.codes.contains) ?? false
        }
      }
      if let rule { completed[step.item] = .answered(rule.value) }
    }
    return completed
  }
}
