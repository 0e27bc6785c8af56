/// A column as its file is read: what is declared of it, and which missing values were seen.
struct StatisticalColumn {
  let variable: StatisticalVariable
  let format: StatisticalFormat
  /// Missing values that were seen.
  private var seen: Set<StatisticalValue> = []
  private static let mostSeen = 1000

  /// A column of which no value was seen yet.
  init(_ variable: StatisticalVariable, _ format: StatisticalFormat) {
    (self.variable, self.format) = (variable, format)
  }

  /// Takes in a value.
  mutating func see(_ value: StatisticalValue) {
    guard seen.count < Self.mostSeen else { return }
    switch value {
    case .missingWithLetter: seen.insert(value)
    case .number, .single, .text:
      if !variable.missing.isEmpty, isMissing(value) { seen.insert(value) }
    case .missing: break
    }
  }

  /// Whether the file declares a value to mean that nothing was answered.
  func isMissing(_ value: StatisticalValue) -> Bool {
    if case .missingWithLetter = value { return true }
    return variable.missing.contains { low, high in
      if let low = low.double, let high = high.double, let value = value.double {
        return low <= value && value <= high
      }
      if case .text(let code) = low, case .text(let text) = value {
        return Self.trimmed(code) == Self.trimmed(text)
      }
      return false
    }
  }

  /// What the file says of the column.
  ///
  /// - Parameter labels: the labels of all sets.
  /// - Returns: labels in the file's order; missing codes that are declared one by one, then those
  ///   that were seen or have a label, in order.
  func column(
    _ labels: [String: [(value: StatisticalValue, words: String)]]
  ) -> TableText.Column {
    var column = TableText.Column(
      name: variable.name, label: variable.label.isEmpty ? nil : variable.label)
    let named = variable.labelSet.flatMap { labels[$0] } ?? []
    var words: [String: String] = [:]
    for (value, label) in named {
      let code = value.text(format)
      words[code] = label
      if !isMissing(value) { column.valueLabels.append(.init(code: code, words: label)) }
    }
    let declared = variable.missing.filter { $0.low == $0.high }.map(\.low)
    let others = seen.union(named.map(\.value).filter(isMissing)).sorted(by: Self.precedes)
    var codes: Set<String> = []
    for value in declared + others {
      let code = value.text(format)
      guard codes.insert(code).inserted else { continue }
      column.missingCodes.append(.init(code: code, words: words[code] ?? ""))
    }
    return column
  }

  private static func precedes(_ first: StatisticalValue, _ second: StatisticalValue) -> Bool {
    switch (first, second) {
    case (.missingWithLetter(let first), .missingWithLetter(let second)): return first < second
    case (.text(let first), .text(let second)): return first.lexicographicallyPrecedes(second)
    default: break
    }
    guard let first = first.double, let second = second.double else {
      return first.double != nil && second.double == nil
    }
    return first < second
  }

  private static func trimmed(_ text: [UInt8]) -> ArraySlice<UInt8> {
    text[..<(text.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0)]
  }
}
