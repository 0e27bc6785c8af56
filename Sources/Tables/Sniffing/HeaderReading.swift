/// Where the column names stand, as far as the rows show it.
package struct HeaderReading: Sendable, Hashable {
  /// Why the rows at the beginning are taken for what they are.
  package enum Reason: Sendable, Hashable {
    /// A line for spreadsheets: `sep=;`.
    case spreadsheetLine
    /// Rows before the names that have fewer fields or few texts: titles, or groups of columns.
    case titles(Int)
    /// Qualtrics' second and third row: questions, and ids of questions.
    case questionIDs
    /// Rows of text under the names where the rows below hold numbers.
    case labels(Int)
    /// The first row holds numbers or days, as if there were no names.
    case noNames(numbers: Int)
  }

  /// Lines before the names.
  package var skippedLines = 0
  /// Rows of the header, the names included.
  package var headerRows = 1
  /// What speaks for it.
  package var reasons: [Reason] = []

  /// Whether the row that stands for the names looks like answers.
  package var seemsToHaveNoNames: Bool {
    reasons.contains { if case .noNames = $0 { true } else { false } }
  }

  /// Rows at the beginning that are looked at.
  private static let reach = 40
  /// Rows before the names that are looked through at most.
  private static let mostTitles = 15

  /// Names in one row behind some lines.
  init(skipping lines: Int) { skippedLines = lines }

  /// Looks for the names in the first rows.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - delimiter: what ends a field.
  ///   - width: fields that most rows have.
  package init(_ bytes: [UInt8], delimiter: CSVDelimiter, width: Int) {
    let splitter = CSVSplitter(file: "", delimiter: delimiter, range: 0..<bytes.count)
    let rows = HeaderCheck.Row.following(splitter, bytes, most: Self.reach)
    guard let first = rows.first else { return }
    var names = 0
    if first.isSpreadsheetLine(delimiter) {
      reasons.append(.spreadsheetLine)
      names = 1
    }
    if let later = Self.names(rows, from: names, width: width), later > names {
      reasons.append(.titles(later - names))
      names = later
    }
    guard names < rows.count else { return }
    skippedLines = names == 0 ? 0 : rows[names].line - 1
    let below = Array(rows[(names + 1)...])
    if let ids = below.prefix(3).firstIndex(where: \.isQuestionIDs) {
      headerRows = ids + 2
      reasons.append(.questionIDs)
    } else {
      let labels = Self.labelRows(below)
      if labels > 0 {
        headerRows = labels + 1
        reasons.append(.labels(labels))
      }
    }
    let numbers = rows[names].texts.filter(Self.isNumber)
    // Items may be called 1, 2, 3, …
    let isRun =
      numbers.count >= 3
      && zip(numbers, numbers.dropFirst()).allSatisfy {
        guard let one = Int($0.0), let next = Int($0.1) else { return false }
        return next == one &+ 1
      }
    if !isRun && !numbers.isEmpty && numbers.count * 2 >= rows[names].texts.count {
      reasons.append(.noNames(numbers: numbers.count))
    }
  }

  /// The first row with a text in every field, if the one at hand has not.
  private static func names(_ rows: [HeaderCheck.Row], from start: Int, width: Int) -> Int? {
    guard start < rows.count, width >= 2 else { return nil }
    let first = rows[start].texts
    let isTitle = first.count < width || first.count(where: isFilled) * 2 < width
    guard isTitle else { return nil }
    let later = rows.indices.dropFirst(start + 1).prefix(mostTitles).first { index in
      let texts = rows[index].texts
      return texts.count == width && texts.allSatisfy(isFilled) && !texts.contains(where: isNumber)
    }
    return later
  }

  /// Rows without a number above rows with numbers in half of the columns or more.
  private static func labelRows(_ rows: [HeaderCheck.Row]) -> Int {
    guard let data = rows.prefix(3).firstIndex(where: { $0.texts.contains(where: isNumber) }),
      data > 0
    else { return 0 }
    let numeric = rows[data...].prefix(5).allSatisfy { row in
      row.texts.count(where: isNumber) * 2 >= row.texts.count
    }
    let above = rows[..<data].allSatisfy { $0.texts.count(where: isFilled) * 2 >= $0.texts.count }
    return numeric && above ? data : 0
  }

  private static func isFilled(_ text: String) -> Bool { !text.allSatisfy(\.isWhitespace) }

  private static func isNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    switch CellText(bytes[...]) {
    case .integer, .decimal, .comma, .exponent: return true
    case .empty: return false
    case .other: return !DateForm.fitting(bytes[...]).isEmpty
    }
  }
}
