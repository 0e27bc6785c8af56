import Platform
import Results
import Tables

/// The scores of a run as its `scores.csv` has them.
struct ScoreList {
  /// Who was scored when: the service, the person, and the date, or the occasion where there is none.
  struct Row: Hashable {
    var service: String
    var person: String
    var when: String
  }

  /// One number of a scale.
  struct Number: Hashable {
    var scale: String
    var score: String
    var metric: String
  }

  /// By row and number the value, as it is written; empty for none.
  private(set) var values: [Row: [Number: String]] = [:]
  /// By row the occasion.
  private(set) var occasions: [Row: String] = [:]
  /// Rows of people who did not agree to be counted in what is shared.
  private var notShared: Set<Row> = []
  /// Occasions in the order in which they come.
  private(set) var occasionOrder: [String] = []

  private static let columns = [
    "service", "person", "occasion", "date", "scale", "score", "metric", "value",
  ]

  /// The column that says whether the person agreed to be counted in what is shared; a list without it is of
  /// people who all are.
  static let sharingColumn = "may_be_shared"

  /// Reads the table.
  ///
  /// - Throws: `RefusedInput` with `file.…`, `csv.…`, or `study.since` where it is no such table.
  init(_ file: SourceFile) throws(RefusedInput) {
    var reader = try CSVReader(file)
    let header = try CSVHeader(reading: &reader)
    let places = Self.columns.compactMap(header.position)
    guard places.count == Self.columns.count else {
      throw RefusedInput([
        Diagnostic(
          .studySince, at: Place(file: file.name, line: 1, column: 1),
          "This is not the scores.csv of a run with this version.",
          help:
            "Name the folder that 'waymark quarterly' wrote with --since; run the study again into it "
            + "if an older version did.")
      ])
    }
    let sharing = header.position(of: Self.sharingColumn)
    var record = CSVRecord()
    while try reader.read(into: &record) {
      guard record.fields.count == header.names.count else { continue }
      let texts = places.map { reader.text(record.fields[$0]) }
      let row = Row(
        service: texts[0], person: texts[1], when: texts[3].isEmpty ? texts[2] : texts[3])
      if let sharing, reader.text(record.fields[sharing]) == "no" { notShared.insert(row) }
      if occasions.updateValue(texts[2], forKey: row) == nil,
        !occasionOrder.contains(texts[2])
      {
        occasionOrder.append(texts[2])
      }
      values[row, default: [:]][Number(scale: texts[4], score: texts[5], metric: texts[6])] =
        texts[7]
    }
  }

  /// What is counted in what is shared.
  var shared: ScoreList { notShared.isEmpty ? self : keeping { !notShared.contains($0) } }

  /// Some of the rows.
  func keeping(_ keeps: (Row) -> Bool) -> ScoreList {
    var list = self
    list.values = values.filter { keeps($0.key) }
    list.occasions = occasions.filter { keeps($0.key) }
    let left = Set(list.occasions.values)
    list.occasionOrder = occasionOrder.filter(left.contains)
    return list
  }

  /// How many rows are otherwise in another list: new, gone, or with another value.
  func differences(from other: ScoreList) -> Int {
    values.count { other.values[$0.key] != $0.value }
      + other.values.keys.count { values[$0] == nil }
  }

  /// The people.
  ///
  /// - Parameter everywhere: whether the id alone is the person.
  /// - Returns: their keys: the id, with the service before it where that is a part of the key.
  func persons(idsUniqueEverywhere everywhere: Bool) -> Set<[String]> {
    Set(values.keys.map { everywhere ? [$0.person] : [$0.service, $0.person] })
  }

  /// How many values of a number there are on an occasion, and their mean; nil for none.
  func mean(of number: Number, on occasion: String) -> (n: Int, mean: Double)? {
    var sum = 0.0
    var n = 0
    // In the order of the keys, so that the sum does not depend on how a dictionary is laid out.
    let rows = occasions.filter { $0.value == occasion }.map(\.key).sorted {
      ($0.service, $0.person, $0.when) < ($1.service, $1.person, $1.when)
    }
    for row in rows {
      guard let text = values[row]?[number], let value = NumberText.value(text) else { continue }
      sum += value
      n += 1
    }
    return n == 0 ? nil : (n, sum / Double(n))
  }
}
