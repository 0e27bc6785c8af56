import Results
import Scales
import Tables

/// What the columns of one file are, worked out once: where the id is, which item each cell answers,
/// and the tables by which plain rows are scored.
struct ScorePlan: Sendable {
  /// An item of a scale and the column that answers it.
  struct Cell: Sendable {
    var item: Item
    var field: Int
    /// The name of the column.
    var name: String
  }

  let file: String
  let delimiter: CSVDelimiter
  let fieldCount: Int
  let idName: String
  let idField: Int
  /// The columns that go out after the id.
  let keptFields: [Int]
  /// In a file with a row per answer, the columns of the item and of the answer to it; otherwise nil.
  let answerRows: (item: Int, answer: Int)?
  /// Whether the answers come out beside the scores.
  let givesResponses: Bool
  /// How rows become categories, where they are not scored as text.
  let keying: KeyedRowPlan?
  /// Every item of every scale, in the order of their columns.
  let cells: [Cell]
  /// The cells of which some answers call for a conversation.
  let attentionCells: [Int]
  /// By scale and item the position among the cells.
  let cellOf: [[Int]]
  /// By cell its scale and item.
  let places: [(scale: Int, item: Int)]
  let scorers: [Scorer]
  let answers: AnswerReading
  /// By cell how its texts are read.
  let readers: [ItemReader]
  let text: ScoreText
  /// The tables for plain rows; nil when every row is read with care: some score is no plain sum or
  /// mean, or a row is one answer.
  let tables: PlainTables?

  /// Finds the columns of a mapping in a header.
  ///
  /// - Throws: `RefusedInput` with `csv.missing-column`, `mapping.duplicate` or
  ///   `text.invisible-character`, all of them at once.
  init(
    _ mapping: [SurveyMapping.ScaleColumns], _ options: ScoreStream.Options, in header: CSVHeader
  ) throws(RefusedInput) {
    var problems: [Diagnostic] = []
    func position(_ name: String, help: String) -> Int {
      if let position = header.position(of: name) { return position }
      if let twin = header.obstacle(to: name) {
        problems.append(twin)
        return 0
      }
      let place = Place(file: header.file, line: header.line, column: 1, field: name)
      let nearest = header.nearest(to: name).map { "Did you mean '\($0)'? " } ?? ""
      problems.append(
        Diagnostic(
          .csvMissingColumn, at: place, "There is no column '\(name)'.", help: nearest + help))
      return 0
    }
    idName = options.id ?? header.names.first { ["id", "person"].contains($0) } ?? "id"
    idField = position(idName, help: "Name the column of the person's id with --id.")
    keptFields = options.kept.map { position($0, help: "--keep names columns of the file.") }
    let answerRows = options.answerRows.map { names in
      let answer = names.answer ?? header.names.first { ["answer", "response"].contains($0) }
      return (
        item: position(names.item, help: "Name the column of the item with --item-column."),
        answer: position(
          answer ?? "answer", help: "Name the column of the answer with --answer-column.")
      )
    }
    let found = mapping.map { scale in
      problems += scale.namedTwice(in: header.file, line: header.line)
      return scale.columns.map { column in
        if let answerRows { return answerRows.answer }
        return position(
          column, help: "Say which columns answer the items with --columns, --pattern or --map.")
      }
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
    let all = zip(mapping, found).enumerated().flatMap { scale, pair in
      let names = pair.0.columns
      return zip(pair.0.scale.items, pair.1).enumerated().map { item, pair in
        (
          scale: scale, position: item,
          cell: Cell(item: pair.0, field: pair.1, name: names[item])
        )
      }
    }.enumerated().sorted {
      ($0.element.cell.field, $0.offset) < ($1.element.cell.field, $1.offset)
    }
    .map(\.element)
    var cellOf = found.map { [Int](repeating: 0, count: $0.count) }
    for (place, entry) in all.enumerated() { cellOf[entry.scale][entry.position] = place }
    file = header.file
    delimiter = options.table.delimiter
    fieldCount = header.names.count
    cells = all.map(\.cell)
    attentionCells = cells.indices.filter { [cells] in cells[$0].item.attention != nil }
    places = all.map { ($0.scale, $0.position) }
    self.cellOf = cellOf
    scorers = mapping.map { Scorer($0.scale) }
    answers = AnswerReading(missingCodes: options.missingCodes)
    readers = all.map { entry in
      ItemReader(
        entry.position, of: mapping[entry.scale].scale, missing: options.missingCodes)
    }
    text = ScoreText(mapping.map(\.scale), options, file: header.file)
    self.answerRows = answerRows
    givesResponses = options.givesResponses
    keying = options.keyedScore.map {
      KeyedRowPlan($0, of: mapping[0].scale, cells: cellOf[0], texts: 1 + options.kept.count)
    }
    tables =
      answerRows != nil || options.givesResponses
      ? nil
      : PlainTables(
        cells: cells, idField: idField, keptFields: keptFields, fieldCount: fieldCount,
        // Rows that are not scored need no sums.
        scales: options.keyedScore != nil ? [] : mapping.map(\.scale), cellOf: cellOf, text: text,
        answers: answers,
        readers: readers, delimiter: options.table.delimiter)
  }

  /// The responses of a row by scale, from the responses by cell.
  func byScale(_ responses: [Response]) -> [[Response]] {
    cellOf.map { cells in cells.map { responses[$0] } }
  }

  /// The scores of a row by scale, from the responses by cell.
  func scores(_ responses: [Response]) -> [[Score]] {
    zip(scorers, cellOf).map { scorer, cells in scorer.scores(cells.map { responses[$0] }) }
  }
}
