package import Scales
package import Tables

/// Whether the codes in some columns are those that the items of a scale allow.
package enum CodeFit: Sendable, Hashable {
  /// Every cell holds a code that its item allows, nothing, or what looks like no answer.
  case allowed
  /// Not as they are, but all of them with this number added: as if coded 0 to 4 where 1 to 5 is
  /// declared. A suspicion, never applied.
  case offset(Int)
  /// Some cells hold other codes; their share of all.
  case outside([Stray], share: Double)
  /// Some columns do not hold codes; how many of them hold labels of the scale.
  case notCodes(columns: Int, labelled: Int)

  /// Codes that an item does not allow.
  package struct Stray: Sendable, Hashable {
    package var item: String
    package var codes: [ColumnForm.CodeCount]
  }

  /// Compares columns with items.
  ///
  /// - Parameters:
  ///   - items: the items, each with its column; those without a column are left out.
  ///   - scale: the scale they are of.
  package init(_ items: [(position: Int, column: ColumnForm)], of scale: Scale) {
    let others = items.filter { !$0.column.holdsCodes }
    guard others.isEmpty else {
      self = .notCodes(
        columns: others.count,
        labelled: others.count { scale.holdsLabels($0.column, item: $0.position) })
      return
    }
    let found = items.map { (item: scale.items[$0.position], codes: scale.answers($0)) }
    let strays = found.compactMap { entry -> Stray? in
      let codes = entry.codes.filter { !entry.item.allows($0.code) }
      return codes.isEmpty ? nil : Stray(item: entry.item.id, codes: codes)
    }
    if strays.isEmpty {
      self = .allowed
      return
    }
    let shift = [1, -1].first { shift in
      found.allSatisfy { entry in
        entry.codes.allSatisfy { entry.item.allows($0.code &+ shift) }
      }
    }
    let all = found.reduce(0) { $0 + $1.codes.reduce(0) { $0 + $1.count } }
    let stray = strays.reduce(0) { $0 + $1.codes.reduce(0) { $0 + $1.count } }
    self =
      shift.map { .offset($0) }
      ?? .outside(strays, share: all > 0 ? Double(stray) / Double(all) : 1)
  }

  /// Whether the columns could be the scale's as they are.
  package var isAllowed: Bool { self == .allowed }
}

extension ColumnForm {
  /// Whether its cells are short whole numbers, or it is empty.
  var holdsCodes: Bool {
    kind == .codes || kind == .empty || (kind == .constant && !codes.isEmpty)
      || (kind == .wholeNumbers && !codes.isEmpty)
  }
}

extension Scale {
  /// The codes of a column that are neither missing codes of the scale nor look like such, unless
  /// the item allows them.
  func answers(_ entry: (position: Int, column: ColumnForm)) -> [ColumnForm.CodeCount] {
    entry.column.codes.filter { code in
      if items[entry.position].allows(code.code) { return true }
      let text = String(code.code)
      return nonAnswer(text, item: entry.position) == nil
        && !entry.column.missingLookAlikes.contains { $0.text == text }
    }
  }

  /// Whether every text of a column is the label of an answer to an item.
  func holdsLabels(_ column: ColumnForm, item: Int) -> Bool {
    let labels = Set(
      items[item].options.flatMap { [$0.label].compactMap { $0 } + $0.labels.values }
        .map { $0.lowercased() })
    return !labels.isEmpty && !column.labels.isEmpty
      && column.labels.allSatisfy { labels.contains($0.text.lowercased()) }
  }
}
