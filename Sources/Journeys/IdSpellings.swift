import Results
import Scoring

/// Ids that are two people here and may be one: they look the same, or differ in nothing but upper
/// and lower case, spaces, noughts before digits, or a point with noughts behind.
///
/// Nobody is joined for it, and no id is told: only the lines where each is first used.
enum IdSpellings {
  /// An id, and where it is first used.
  struct Use {
    var person: Person
    var file: String
    /// Where the file stands among the files.
    var order: Int
    var line: Int
    var column: Int
  }

  /// A note per id that may be another spelling of one that is used before it.
  static func notes(_ uses: [Use]) -> [Diagnostic] {
    let uses = uses.sorted { ($0.order, $0.line, $0.column) < ($1.order, $1.line, $1.column) }
    let plainIntegers = uses.count { $0.person.id.utf8.allSatisfy(isDigit) }
    var notes: [Diagnostic] = []
    // Strings are equal to Swift when they are canonically: what looks the same has one skeleton.
    var first: [[String]: Use] = [:]
    var paired: Set<[String]> = []
    for use in uses {
      let key = [use.person.service, skeleton(use.person.id)]
      if let other = first[key] {
        notes.append(pair(other, use))
        paired.insert(key)
      } else {
        first[key] = use
      }
    }
    let damaged = uses.filter {
      isWithPoint($0.person.id)
        && !paired.contains([$0.person.service, skeleton($0.person.id)])
    }
    // One column of ids with points is a habit of the export; a few among plain numbers are not.
    if let use = damaged.first, damaged.count < plainIntegers {
      notes.append(
        Diagnostic(
          .keyDamaged, at: Place(file: use.file, line: use.line, column: use.column),
          damaged.count == 1
            ? "An id is a whole number with a point, such as 1001.0, and most others have none."
            : "\(damaged.count) ids are whole numbers with a point, such as 1001.0, and most others have "
              + "none; this is the first.",
          help: "See whether they are people who are there under the plain number as well.",
          severity: .note))
    }
    return notes.sorted { $0.place < $1.place }
  }

  private static func pair(_ first: Use, _ second: Use) -> Diagnostic {
    let lines =
      first.file == second.file
      ? "lines \(first.line) and \(second.line)"
      : "line \(first.line) of \(first.file) and line \(second.line)"
    let place = Place(file: second.file, line: second.line, column: second.column)
    // Equal to Swift means equal to the eye: the same characters in other code points.
    if first.person.id == second.person.id {
      return Diagnostic(
        .textLookAlike, at: place,
        "The ids of \(lines) look the same and are not: their characters "
          + "are put together in different ways.",
        help: "They count as two people. If they are one, write the id the same way in both.")
    }
    return Diagnostic(
      .keyNearDuplicate, at: place,
      "The ids of \(lines) differ only in upper and lower case, spaces, or "
        + "noughts.",
      help: "They count as two people. If they are one, write the id the same way in both.")
  }

  /// What is left of an id when such differences are taken away.
  static func skeleton(_ id: String) -> String {
    let text = (isWithPoint(id) ? String(id[..<(id.firstIndex(of: ".") ?? id.endIndex)]) : id)
      .lowercased()
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != " " { scalars.append(scalar) }
    // Noughts before digits, at the beginning and behind letters: 007 and 7, a-07 and a-7.
    var kept = String.UnicodeScalarView()
    for (index, scalar) in zip(scalars.indices, scalars) {
      let next = scalars.index(after: index)
      let followsDigit = kept.last.map { ("0"..."9").contains($0) } ?? false
      let beforeDigit = next < scalars.endIndex && ("0"..."9").contains(scalars[next])
      if scalar == "0" && beforeDigit && !followsDigit { continue }
      kept.append(scalar)
    }
    return String(kept)
  }

  /// Whether an id is digits, a point and noughts.
  private static func isWithPoint(_ id: String) -> Bool {
    let parts = id.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[0].allSatisfy(isDigit)
      && !parts[1].isEmpty && parts[1].allSatisfy { $0 == UInt8(ascii: "0") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
