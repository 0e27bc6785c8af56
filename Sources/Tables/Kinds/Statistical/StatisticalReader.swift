import Results

/// Takes a statistics package's file as it is read: rows straight into comma-separated text, and what
/// the file says of its columns beside it.
final class StatisticalReader: StatisticalHandler {
  /// Why the file was given up.
  private(set) var refusal: RefusedInput?

  private let file: String
  private let isStata: Bool
  private var text = GridText(limit: StatisticalLimits.text)
  private var columns: [StatisticalColumn] = []
  private var labels: [String: [(value: StatisticalValue, words: String)]] = [:]
  private var labelCount = 0
  private var cells = 0

  /// Starts a file of SPSS or of Stata.
  init(file: String, isStata: Bool) {
    (self.file, self.isStata) = (file, isStata)
  }

  func begin(rows: Int, columns: Int) -> Bool {
    columns <= StatisticalLimits.columns
      || giveUp("it has more than \(StatisticalLimits.columns) columns")
  }

  func take(_ variable: StatisticalVariable) -> Bool {
    guard columns.count < StatisticalLimits.columns else {
      return giveUp("it has more than \(StatisticalLimits.columns) columns")
    }
    var name: [UInt8] = []
    FieldText.append(Array(variable.name.utf8).span, to: &name)
    columns.append(
      StatisticalColumn(
        variable,
        isStata
          ? StatisticalFormat(stata: variable.format) : StatisticalFormat(spss: variable.format)))
    text.begin(row: 1, column: columns.count)
    text.append(plain: name.span)
    return true
  }

  func take(_ value: StatisticalValue, row: Int, column: Int) -> Bool {
    guard columns.indices.contains(column), row >= 0 else { return false }
    cells += 1
    text.begin(row: row + 2, column: column + 1)
    value.append(to: &text, columns[column].format)
    columns[column].see(value)
    return !text.isTooLarge && cells <= StatisticalLimits.cells
      || giveUp("it comes to more than \(StatisticalLimits.text) bytes as text")
  }

  func take(label words: String, of value: StatisticalValue, set: String) -> Bool {
    labelCount += 1
    guard labelCount <= StatisticalLimits.labels else {
      return giveUp("it has more than \(StatisticalLimits.labels) labels")
    }
    labels[set, default: []].append((value, words))
    return true
  }

  /// The whole table, after the last row; the reader is then done.
  ///
  /// - Throws: `RefusedInput` with `statistical.too-large`.
  func finished() throws(RefusedInput) -> (bytes: [UInt8], columns: [TableText.Column]) {
    var whole = GridText(limit: StatisticalLimits.text, capacity: 1)
    swap(&whole, &text)
    guard let bytes = whole.finished() else {
      throw StatisticalRefusal.tooLarge(
        file, "it comes to more than \(StatisticalLimits.text) bytes as text")
    }
    return (bytes, columns.map { $0.column(labels) })
  }

  /// Columns of dates that stay numbers.
  var otherDates: [String] {
    columns.filter { $0.format == .otherDate }.map(\.variable.name)
  }

  private func giveUp(_ why: String) -> Bool {
    if refusal == nil { refusal = StatisticalRefusal.tooLarge(file, why) }
    return false
  }
}
