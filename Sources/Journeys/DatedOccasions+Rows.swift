import Algorithms
import Results
import Scoring

extension DatedOccasions {
  /// One row for each occasion of a person.
  ///
  /// In the order of days, each day is an occasion. In a period, a person's last day counts, and earlier
  /// ones are set aside with their lines.
  ///
  /// - Parameters:
  ///   - rows: one person's rows, one for each day, in their order.
  ///   - setAside: takes what is set aside.
  /// - Returns: the rows, each on an occasion of its own.
  func occasions(
    _ rows: [SurveyRow], _ setAside: inout [Diagnostic]
  ) -> [SurveyRow] {
    if step == .order {
      return rows.enumerated().map { position, row in
        var row = row
        row.occasion.position = Double(position + 1)
        row.occasion.label = "\(position + 1)"
        return row
      }
    }
    return rows.chunked { $0.occasion.position == $1.occasion.position }.compactMap { slice in
      for row in slice.dropLast() {
        setAside.append(
          Diagnostic(
            .occasionSuperseded, at: Place(file: row.file, line: row.line, column: row.column),
            "The person answered again in the same \(step.rawValue); line \(slice.last?.line ?? row.line) counts.",
            help: "Nothing needs to be done; smaller periods, or 'by: order', use every answer."))
      }
      return slice.last
    }
  }
}
