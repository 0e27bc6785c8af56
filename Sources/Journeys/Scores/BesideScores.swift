public import Platform
public import Results
import Tables

/// What a column beside the scores says of people: who was with them, how they were asked, when support
/// began. Few ask for it, so the files are read once more for it, when the panel is known.
public struct BesideScores: Sendable {
  /// Of a person the text beside the first score, beside the last, and of the first row with one.
  private struct Texts {
    var first: Int32 = -1
    var last: Int32 = -1
    var any: Int32 = -1
    /// Whether rows say different things.
    var differ = false
  }

  private var people: [Texts]
  private var texts: [String] = []
  private let panel: ScorePanel

  /// Reads a column.
  ///
  /// - Parameters:
  ///   - column: its name.
  ///   - option: the option that named it, for diagnostics.
  ///   - files: the files that the panel was made of.
  ///   - columns: as they were read.
  ///   - panel: everybody's scores.
  /// - Throws: `RefusedInput` with `csv.missing-column`, or what reading a file says.
  public init(
    _ column: String, option: String, _ files: [SourceFile], _ columns: ScoreColumns,
    _ panel: ScorePanel
  ) throws(RefusedInput) {
    self.panel = panel
    people = Array(repeating: Texts(), count: panel.count)
    var ids = panel.ids
    var places = [Int32](repeating: -1, count: ids.count)
    for (place, number) in panel.order.enumerated() { places[Int(number)] = Int32(place) }
    var numbers: [String: Int32] = [:]
    for file in files {
      var reader = try CSVReader(file, layout: columns.table)
      let header = try reader.readHeader(columns.table).header
      guard let position = header.position(of: column) else {
        throw RefusedInput([
          header.obstacle(to: column)
            ?? Diagnostic(
              .csvMissingColumn, at: Place(file: file.name, line: header.line, field: column),
              "There is no column '\(column)'.", help: "Name the column with \(option).")
        ])
      }
      let row = Row(columns, header, panel.coding)
      var record = CSVRecord()
      while try reader.read(into: &record) {
        guard record.fields.count == header.names.count,
          let (key, time) = row.read(record, reader)
        else { continue }
        let text = Row.trimmed(reader.text(record.fields[position]))
        let found = ids.number(of: key.span)
        guard !text.isEmpty, !found.isNew, places.indices.contains(found.number),
          places[found.number] >= 0
        else { continue }
        let number = numbers[text] ?? Int32(texts.count)
        if number == texts.count {
          numbers[text] = number
          texts.append(text)
        }
        note(number, at: time, of: Int(places[found.number]))
      }
    }
  }

  private mutating func note(_ text: Int32, at time: Double?, of person: Int) {
    if people[person].any < 0 { people[person].any = text }
    if people[person].any != text { people[person].differ = true }
    let scores = panel.scores(person)
    guard let time, !scores.isEmpty else { return }
    if panel.times[scores.lowerBound] == time { people[person].first = text }
    if panel.times[scores.upperBound - 1] == time { people[person].last = text }
  }

  /// People with two scores of whom both texts are known, and of these people the ones whose last text
  /// is another one than the first.
  public var changed: (known: Int, changed: Int) {
    var (known, changed) = (0, 0)
    for (person, texts) in people.enumerated() where panel.scores(person).count > 1 {
      guard texts.first >= 0, texts.last >= 0 else { continue }
      known += 1
      if texts.first != texts.last { changed += 1 }
    }
    return (known, changed)
  }

  /// By person the text beside the last score; nil where there is none.
  public var lastTexts: [String?] { people.map { $0.last < 0 ? nil : texts[Int($0.last)] } }

  /// The time that each person's rows name; nil where they name none, or several.
  public var times: [Double?] {
    let times = texts.map { panel.coding.time($0) }
    return people.map { $0.any < 0 || $0.differ ? nil : times[Int($0.any)] }
  }

  /// How a row names the person and the time.
  private struct Row {
    private let id: Int?
    private let time: Int?
    private let service: Int?
    private let choices: [(position: Int, value: String)]
    private let coding: TimeCoding

    init(_ columns: ScoreColumns, _ header: CSVHeader, _ coding: TimeCoding) {
      id = header.position(of: columns.id)
      time = header.position(of: columns.time)
      service = columns.service.flatMap { header.position(of: $0) }
      choices = columns.choices.compactMap { choice in
        header.position(of: choice.column).flatMap { position in
          choice.value.map { (position, $0) }
        }
      }
      self.coding = coding
    }

    /// The key of the person and the time; nil for a row of another score, or of nobody.
    func read(_ record: CSVRecord, _ reader: CSVReader) -> (key: [UInt8], time: Double?)? {
      func text(_ position: Int) -> String { reader.text(record.fields[position]) }
      guard let id, choices.allSatisfy({ text($0.position).utf8.elementsEqual($0.value.utf8) })
      else { return nil }
      let own = Self.trimmed(text(id))
      guard !own.isEmpty else { return nil }
      let key = (service.map { Array(Self.trimmed(text($0)).utf8) + [0] } ?? []) + Array(own.utf8)
      return (key, time.flatMap { coding.time(Self.trimmed(text($0))) })
    }

    static func trimmed(_ text: String) -> String {
      var bytes = Array(text.utf8)[...]
      while bytes.first == 0x20 { bytes = bytes.dropFirst() }
      while bytes.last == 0x20 { bytes = bytes.dropLast() }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
