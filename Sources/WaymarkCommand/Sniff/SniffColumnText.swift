import Scoring
import Tables

/// A column in words: what it looks like, and what in it says so. Nobody's values.
struct SniffColumnText {
  private let column: ColumnForm
  private let roles: ColumnRoles
  private let items: [Int: String]

  /// - Parameters:
  ///   - column: the column.
  ///   - roles: who, when, where.
  ///   - items: by position the items that columns answer by name.
  init(_ column: ColumnForm, _ roles: ColumnRoles, items: [Int: String]) {
    self.column = column
    self.roles = roles
    self.items = items
  }

  /// What it looks like.
  var kind: String {
    switch column.position {
    case roles.person?.column: "person"
    case roles.occasion?.column: "occasion"
    case roles.service?.column: "service"
    case roles.worker?.column: "worker"
    default:
      if let item = items[column.position] {
        column.kind == .codes || column.kind == .empty ? item : "\(item)?"
      } else {
        column.kind == .codes ? "codes" : column.kind.rawValue
      }
    }
  }

  /// What in it says so.
  var evidence: String {
    var parts: [String] = []
    switch column.kind {
    case .empty: return "nothing in \(Counted.words(column.blank, "row"))"
    case .codes: parts.append(codes)
    case .constant where !column.codes.isEmpty: parts.append(codes)
    case .dates: parts.append(dates)
    case .labels: parts.append(labels)
    case .decimals: parts.append(decimals)
    default: parts.append("\(column.distinct) different, \(shape)")
    }
    if column.blank > 0 { parts.append("\(column.blank) empty") }
    if column.padded > 0 { parts.append("\(column.padded) with spaces around") }
    return parts.joined(separator: "; ")
  }

  private var codes: String {
    // A text that is no number may stand in a column of codes; it is counted, not shown.
    let others = column.notCoded
    let codes = column.codes.map { "\($0.code)×\($0.count)" }.joined(separator: " ")
    let isPerson = column.position == roles.person?.column
    if isPerson { return "\(column.distinct) different, \(shape)" }
    return codes
      + (others > 0 ? "; \(others) that \(others == 1 ? "is no number" : "are no numbers")" : "")
  }

  private var labels: String {
    let shown = column.labels.map(\.text)
    guard !shown.isEmpty else { return "\(column.distinct) different, \(shape)" }
    if shown.allSatisfy(OccasionWords.isOccasion) {
      return column.labels.map { "\($0.text)×\($0.count)" }.joined(separator: ", ")
    }
    return "\(column.distinct) different, \(shape)"
  }

  private var dates: String {
    let fits = column.dates.filter { $0.count * 100 >= column.filled * 5 }.prefix(2)
    if let best = fits.first, fits.count == 1, best.count == column.filled {
      return "\(best.form.rawValue) fits all \(column.filled)"
    }
    return fits.map { "\($0.form.rawValue) fits \($0.count)" }.joined(separator: ", ")
      + " of \(column.filled)"
  }

  private var decimals: String {
    var parts = ["\(column.integers) whole"]
    if column.decimalPoints > 0 { parts.append("\(column.decimalPoints) with a point") }
    if column.decimalCommas > 0 { parts.append("\(column.decimalCommas) with a comma") }
    return parts.joined(separator: ", ")
  }

  private var shape: String {
    guard let lengths = column.lengths else { return "empty" }
    let digits = column.integers == column.filled ? "digit" : "character"
    return lengths.count == 1
      ? "each of \(Counted.words(lengths.lowerBound, digits))"
      : "\(lengths.lowerBound) to \(lengths.upperBound) \(digits)s long"
  }
}
