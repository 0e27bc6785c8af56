package import Scales
package import Tables

/// A scale that some columns could answer, and why.
package struct ScaleMatch: Sendable, Hashable {
  /// What speaks for it.
  package enum Evidence: Sendable, Hashable {
    /// The columns are called as the items are.
    case itemIDs
    /// They are called so but for capitals and signs, or as the items are worded.
    case similarNames
    /// They are numbered, as many as the scale has items; whether the name fits the scale as well.
    case numbers(NumberedColumns, isNamed: Bool)
    /// They hold the labels of its answers, and are as many as the scale has items.
    case labels
    /// As many columns beside each other as the scale has items hold codes or words such as its
    /// answers; nothing in their names speaks for it.
    case inOrder
    /// Some of its items have a column by name, and these have none.
    case part(missing: [String])
  }

  /// The scale.
  package var scale: Scale
  /// What speaks for it.
  package var evidence: Evidence
  /// The column of each item; nil where there is none.
  package var columns: [Int?]
  /// Whether the codes are those that the items allow.
  package var fit: CodeFit

  /// Whether names speak for it, not only numbers.
  package var isByName: Bool {
    switch evidence {
    case .itemIDs, .similarNames, .numbers(_, isNamed: true): true
    case .numbers, .labels, .inOrder, .part: false
    }
  }

  /// Whether every item has a column.
  package var isComplete: Bool { columns.allSatisfy { $0 != nil } }
}

extension ScaleMatch {
  /// The share of items that must have a column by name for a part to be told.
  private static let leastPart = 0.5

  /// Every way in which the columns of a table could answer a scale.
  ///
  /// - Parameters:
  ///   - scale: the scale.
  ///   - form: the table.
  ///   - series: its numbered columns.
  ///   - isAsked: whether the scale was named; otherwise what rests on numbers alone is left out
  ///     where the codes do not fit.
  /// - Returns: the ways; one where names speak for it.
  package static func all(
    _ scale: Scale, in form: TableForm, series: [NumberedColumns], isAsked: Bool
  ) -> [ScaleMatch] {
    func match(_ evidence: Evidence, _ columns: [Int?]) -> ScaleMatch {
      let items = columns.enumerated().compactMap { position, column in
        column.map { (position: position, column: form.columns[$0]) }
      }
      return ScaleMatch(
        scale: scale, evidence: evidence, columns: columns, fit: CodeFit(items, of: scale))
    }
    let exact = scale.items.map { item in
      form.columns.firstIndex { $0.name == item.id }
    }
    if exact.allSatisfy({ $0 != nil }) { return [match(.itemIDs, exact)] }
    let stem = scale.stem
    let numbered = series.filter { $0.columns.count == scale.items.count }
      .map { match(.numbers($0, isNamed: scale.isCalled($0, stem: stem)), $0.columns) }
    if let named = numbered.first(where: \.isByName) { return [named] }
    let similar = similarColumns(scale, form)
    if similar.allSatisfy({ $0 != nil }) { return [match(.similarNames, similar)] }
    var matches = numbered.filter { isAsked || $0.fit.mayBe }
    let labelled = form.columns.filter { column in
      column.kind == .labels && scale.items.indices.contains { scale.holdsLabels(column, item: $0) }
    }.map(\.position)
    if labelled.count == scale.items.count { matches.append(match(.labels, labelled)) }
    if matches.isEmpty && isAsked {
      matches += AnswerRuns.all(in: form, for: scale).map { match(.inOrder, $0) }
    }
    let found = similar.count { $0 != nil }
    if matches.isEmpty, found > 0, Double(found) >= Double(similar.count) * leastPart || isAsked {
      let missing = zip(scale.items, similar).filter { $0.1 == nil }.map(\.0.id)
      matches.append(match(.part(missing: missing), similar))
    }
    return matches
  }

  /// By item the column whose name is the item's id or wording, whatever its capitals and signs.
  private static func similarColumns(_ scale: Scale, _ form: TableForm) -> [Int?] {
    var positions: [String: Int] = [:]
    for column in form.columns {
      for wording in column.wordings { positions[wording.plain] = column.position }
    }
    let found = scale.items.map { item in
      positions[item.id.plain] ?? item.text.flatMap { positions[$0.plain] }
    }
    let used = found.compactMap { $0 }
    return Set(used).count == used.count ? found : found.map { _ in nil }
  }
}

extension CodeFit {
  /// Whether it speaks for a scale, or at least not against it.
  var mayBe: Bool {
    switch self {
    case .allowed, .offset: true
    case .outside(_, let share): share <= 0.05
    case .notCodes(let columns, let labelled): labelled == columns
    }
  }
}

extension Scale {
  /// What the ids of all items begin with, up to their numbers; nil when they have nothing in common.
  var stem: String? {
    let stems = Set(
      items.map { item in
        let digits = item.id.reversed().prefix { $0.isASCIIDigit }.count
        return String(item.id.dropLast(digits)).plain
      })
    guard stems.count == 1, let stem = stems.first, stem.count >= 2 else { return nil }
    return stem
  }

  /// Whether numbered columns are called by the scale's items or id.
  func isCalled(_ series: NumberedColumns, stem: String?) -> Bool {
    let prefix = series.prefix.plain
    guard prefix.count >= 2, series.suffix.isEmpty else { return false }
    if prefix == stem || prefix == id.plain { return true }
    // PHQ_1 to PHQ_9 are as many as the number in the name of the PHQ-9 says.
    let count = "\(items.count)"
    return [stem, id.plain].contains { $0 == prefix + count }
  }
}

extension String {
  /// In lower case, without anything but letters and digits.
  var plain: String { String(lowercased().filter { $0.isLetter || $0.isNumber }) }
}
