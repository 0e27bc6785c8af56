public import Platform
public import Results
public import Scales
import Tables

/// A file of wordings: CSV with the columns `item`, `label` and `code`, and perhaps `scale`. An item
/// `*` stands for every item that has the code.
public enum LabelFile {
  /// Reads the wordings.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - scale: the scale they are for, where the file does not say; nil for every scale.
  /// - Returns: the wordings in the order of the file.
  /// - Throws: `RefusedInput` with `file.…`, `csv.…` or `scale.label-code`; all rows at once.
  public static func labels(
    _ file: SourceFile, scale: String? = nil
  ) throws(RefusedInput) -> [GivenAnswers.Label] {
    var reader = try CSVReader(file)
    let header = try CSVHeader(reading: &reader)
    var problems: [Diagnostic] = []
    func column(_ name: String) -> Int {
      if let position = header.position(of: name) { return position }
      problems.append(
        header.obstacle(to: name)
          ?? Diagnostic(
            .csvMissingColumn,
            at: Place(file: file.name, line: header.line, column: 1, field: name),
            "There is no column '\(name)'.",
            help: "A file of labels has the columns item, label and code."))
      return 0
    }
    let (item, label, code) = (column("item"), column("label"), column("code"))
    let scaleColumn = header.position(of: "scale")
    guard problems.isEmpty else { throw RefusedInput(problems) }
    var labels: [GivenAnswers.Label] = []
    var record = CSVRecord()
    while try reader.read(into: &record) {
      guard record.fields.count == header.names.count else {
        problems.append(
          Diagnostic(
            .csvRaggedRow, at: Place(file: file.name, line: record.line, column: 1),
            "The row has \(record.fields.count) fields where the header has \(header.names.count).",
            help: "Put a label that holds a comma in quotation marks.", severity: .error))
        continue
      }
      let texts = record.fields.map { Padding.trimmed(reader.text($0)) }
      let place = Place(
        file: file.name, line: record.line, column: record.fields[code].column, field: "code")
      guard case .whole(let number) = WrittenNumber(texts[code]) else {
        problems.append(
          Diagnostic(
            .scaleLabelCode, at: place, "The code of a label is not a whole number.",
            help: "Give the number that the definition has for this answer."))
        continue
      }
      let named = scaleColumn.flatMap { texts[$0].isEmpty ? nil : texts[$0] } ?? scale
      labels.append(
        GivenAnswers.Label(
          texts[label], code: number,
          for: .init(scale: named, item: texts[item] == "*" ? nil : texts[item]), at: place))
    }
    guard problems.isEmpty else { throw RefusedInput(problems) }
    return labels
  }
}
