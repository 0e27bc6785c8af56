import Documents
import Platform
public import Results

/// The column names of a CSV file.
public struct CSVHeader: Sendable, Hashable {
  /// The file, for diagnostics.
  public let file: String
  /// The line it stands on.
  public let line: Int
  /// Names in order. Some may be blank, or the name of another column too.
  public let names: [String]
  private let columns: [Int]
  /// By column another one of the same name.
  private let twins: [Int: Int]

  /// Reads the first record of a file as its column names.
  ///
  /// - Throws: `RefusedInput` where the record cannot be read.
  public init(reading reader: inout CSVReader) throws(RefusedInput) {
    var record = CSVRecord()
    _ = try reader.read(into: &record)
    self.init(file: reader.file.name, record: record, names: record.fields.map(reader.text))
  }

  /// Takes a record as column names.
  package init(file: String, record: CSVRecord, names: [String]) {
    self.file = file
    line = record.line
    self.names = names
    columns = record.fields.map(\.column)
    var first: [String: Int] = [:]
    var twins: [Int: Int] = [:]
    for (position, name) in names.enumerated() where !Self.isBlank(name) {
      let visible = HiddenCharacters.visible(name)
      if let other = first[visible] {
        twins[position] = other
        if twins[other] == nil { twins[other] = position }
      } else {
        first[visible] = position
      }
    }
    self.twins = twins
  }

  /// What is odd about the names, in their order: columns without a name, which nobody can ask for,
  /// and those with the name of another, which are refused when they are asked for.
  package var notes: [Diagnostic] {
    names.indices.compactMap { position in
      if Self.isBlank(names[position]) {
        return Diagnostic(
          .csvBlankColumn, at: place(position),
          "Column \(position + 1) has no name, so nothing is read from it.",
          help: "Give it a name if it matters.")
      }
      guard let other = twins[position], other < position else { return nil }
      var note = sameName(other, position)
      note.severity = .note
      return note
    }
  }

  private static func isBlank(_ name: String) -> Bool { name.allSatisfy(\.isWhitespace) }

  private func place(_ position: Int, field: String? = nil) -> Place {
    Place(file: file, line: line, column: columns[position], field: field)
  }

  private func sameName(_ first: Int, _ second: Int) -> Diagnostic {
    let place = place(second)
    let (one, other) = (names[first].unicodeScalars, names[second].unicodeScalars)
    if one.elementsEqual(other) {
      return Diagnostic(
        .csvDuplicateColumn, at: place,
        "Columns \(first + 1) and \(second + 1) have the same name.",
        help: "Give each column a name of its own.")
    }
    let start = zip(one, other).prefix { $0 == $1 }.count
    let differing = [one, other].map { scalars in
      let part = scalars.dropFirst(start).prefix(2).map { HiddenCharacters.name($0.value) }
      return part.isEmpty ? "nothing more" : part.joined(separator: " ")
    }
    return Diagnostic(
      .textLookAlike, at: place,
      "The names of columns \(first + 1) and \(second + 1) look the same and are not: where they part, "
        + "one has \(differing[0]) and the other \(differing[1]).",
      help: "Give each column a name of its own, written in characters that can be told apart.",
      severity: .error)
  }

  /// Why a name is not found although a column looks as if it had it: two columns have it, or its name
  /// holds characters that nobody sees. Nil when neither is so.
  package func obstacle(to name: String) -> Diagnostic? {
    let wanted = HiddenCharacters.visible(name)
    if let first = names.firstIndex(where: { HiddenCharacters.visible($0) == wanted }),
      let second = twins[first]
    {
      return sameName(min(first, second), max(first, second))
    }
    guard let position = names.firstIndex(where: { HiddenCharacters.visible($0) == wanted }),
      let hidden = HiddenCharacters.first(in: names[position])
    else { return nil }
    return Diagnostic(
      .textInvisibleCharacter,
      at: Place(file: file, line: line, column: columns[position], field: name),
      "There is a character in the name of column \(position + 1) that nobody sees: "
        + "\(HiddenCharacters.name(hidden.value)).",
      help: "Remove it from the name; without it the column is '\(wanted)'.", severity: .error)
  }

  /// Where a column stands, from 0; nil when there is none of that name, or there are several.
  public func position(of name: String) -> Int? {
    guard let position = names.firstIndex(of: name), twins[position] == nil else { return nil }
    return position
  }

  /// The column whose name is most like this one; nil when none is.
  ///
  /// One that differs in capitals and spaces alone comes first. One with other numbers in its name is
  /// another column, not a slip of the keys: who asks for `q2` is never sent to `q1`.
  public func nearest(to name: String) -> String? {
    let bare = Self.bare(name)
    if let same = names.first(where: { Self.bare($0) == bare }) { return same }
    let numbers = Self.numbers(name)
    return NearestName.find(name, among: names.filter { Self.numbers($0) == numbers })
  }

  private static func bare(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace }
  }

  /// The whole numbers in a name, without leading noughts.
  private static func numbers(_ name: String) -> [Substring] {
    name.split { !("0"..."9").contains($0) }.map { $0.drop { $0 == "0" } }
  }
}
