import Results

/// What people do not see in a sheet, and cells that hold no value.
struct SheetFindings {
  /// How often something was met, and where first.
  struct Count {
    private(set) var count = 0
    private(set) var first: CellReference?

    mutating func take(_ place: CellReference) {
      count += 1
      if first == nil { first = place }
    }
  }

  /// Cells that show an error, such as `#N/A`.
  var errors = Count()
  /// Formulas without a value.
  var noValue = Count()
  /// Cells that were merged.
  private(set) var merged = Count()
  /// Hidden rows in which something stands.
  private(set) var hiddenRows = Count()
  private var lastHiddenRow = 0
  /// Columns that are hidden, as ranges, and the columns in which something stands.
  private var hiddenRanges: [ClosedRange<Int>] = []
  private var lastColumn = 0

  /// Takes in that something stands at a cell.
  mutating func takeContent(_ place: CellReference, isHidden: Bool) {
    if place.column > lastColumn { lastColumn = place.column }
    guard isHidden, place.row != lastHiddenRow else { return }
    lastHiddenRow = place.row
    hiddenRows.take(place)
  }

  /// Takes in a range of columns that looks alike.
  mutating func takeColumns(_ scanner: XMLScanner) {
    var (first, last, isHidden) = (0, 0, false)
    scanner.forEachAttribute { name, value in
      switch name {
      case .minimum: first = Int(digits: value) ?? 0
      case .maximum: last = Int(digits: value) ?? 0
      case .hidden: isHidden = Self.isTrue(value)
      default: break
      }
    }
    guard isHidden, first > 0, first <= last, hiddenRanges.count < WorkbookLimits.columns else {
      return
    }
    hiddenRanges.append(first...last)
  }

  /// Takes in a range of cells that were merged.
  mutating func takeMerged(_ scanner: XMLScanner) {
    var first: CellReference?
    scanner.forEachAttribute { name, value in
      guard name == .range else { return }
      let end = value.indices.first { value[$0] == UInt8(ascii: ":") } ?? value.count
      first = CellReference(value.extracting(0..<end))
    }
    if let first { merged.take(first) }
  }

  /// Hidden columns up to the last in which something stands: how many, and the first.
  var hiddenColumns: (count: Int, first: Int)? {
    let columns = Set(
      hiddenRanges.flatMap { range in
        range.lowerBound <= lastColumn
          ? Array(range.lowerBound...min(range.upperBound, lastColumn)) : []
      })
    return columns.min().map { (columns.count, $0) }
  }

  /// Whether an attribute says yes.
  static func isTrue(_ value: Span<UInt8>) -> Bool {
    value.count == 1 && value[0] == UInt8(ascii: "1")
      || value.count == 4 && value[0] == UInt8(ascii: "t")
  }
}
