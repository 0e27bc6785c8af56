package import Scales
package import Tables

/// A look at a survey file: its form, which columns seem to say who and when, and which scales its
/// columns could answer. All of it guesses; nothing is scored and nothing is chosen.
package struct SurveySniff: Sendable {
  /// The form of the table.
  package let form: TableForm
  /// Who, when, where.
  package let roles: ColumnRoles
  /// The scales that columns could answer; by name before by number, then as they were given.
  package let matches: [ScaleMatch]
  /// Scales that have as many items as a series of columns but do not allow its codes.
  package let ruledOut: [String]
  /// The scales that were named, if any.
  package let asked: [String]

  /// Looks at a table.
  ///
  /// - Parameters:
  ///   - form: the table.
  ///   - scales: the scales to compare it with.
  ///   - asked: the ids of those that were named; empty when none was.
  package init(_ form: TableForm, scales: [Scale], asked: [String] = []) {
    self.form = form
    self.asked = asked
    let series = NumberedColumns.all(in: form.columns)
    var matches: [ScaleMatch] = []
    var ruledOut: [String] = []
    for scale in scales {
      let found = ScaleMatch.all(
        scale, in: form, series: series, isAsked: asked.contains(scale.id))
      matches += found
      if found.isEmpty && series.contains(where: { $0.columns.count == scale.items.count }) {
        ruledOut.append(scale.id)
      }
    }
    self.ruledOut = ruledOut
    self.matches = matches.enumerated().sorted {
      (Self.rank($0.element), $0.offset) < (Self.rank($1.element), $1.offset)
    }.map(\.element)
    var items: Set<Int> = []
    for match in matches where match.isByName || match.isComplete {
      items.formUnion(match.columns.compactMap { $0 })
    }
    for one in series {
      let closed = one.columns.filter { form.columns[$0].kind == .codes }
      if closed.count >= 3 { items.formUnion(closed) }
    }
    roles = ColumnRoles(form, items: items)
  }

  private static func rank(_ match: ScaleMatch) -> Int {
    switch match.evidence {
    case .itemIDs: 0
    case .numbers(_, isNamed: true): 1
    case .similarNames: 2
    case .labels: 3
    case .numbers: match.fit.isAllowed ? 4 : 5
    case .inOrder: 6
    case .part: 7
    }
  }

  /// The matches that can be written down as lines: every scale that was named, or that names speak
  /// for, with a column for each item that no other of them has. Never one of several alike.
  package var pinned: [ScaleMatch] {
    let complete = matches.filter(\.isComplete)
    let candidates = complete.filter { $0.isByName || asked.contains($0.scale.id) }
    return candidates.filter { match in
      let columns = Set(match.columns)
      return !candidates.contains { other in
        other != match && Self.rank(other) <= Self.rank(match)
          && !columns.isDisjoint(with: other.columns)
          && (Self.rank(other) < Self.rank(match) || other.scale.id != match.scale.id
            || other.columns != match.columns)
      }
    }
  }

  /// The matches that could be pinned by naming a scale.
  package var open: [ScaleMatch] {
    let taken = Set(pinned.flatMap(\.columns))
    return matches.filter { match in
      match.isComplete && !pinned.contains(match) && taken.isDisjoint(with: match.columns)
    }
  }
}
