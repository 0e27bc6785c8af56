/// The standard error of measurement score by score: at the ends of a scale a score strays otherwise
/// than in the middle.
///
/// A scale file states it, `Psychometrics` computes it, `Change` takes it.
public struct ConditionalError: Sendable, Hashable {
  /// The error of the scores from one to the next row's.
  public struct Row: Sendable, Hashable {
    /// Lowest score it holds for, in points.
    public var from: Double
    /// Highest score it holds for, in points.
    public var through: Double
    /// The standard error there, in points; above 0.
    public var standardError: Double

    /// Makes a row.
    public init(from: Double, through: Double, standardError: Double) {
      precondition(from <= through && standardError > 0, "an error of \(standardError)")
      self.from = from
      self.through = through
      self.standardError = standardError
    }
  }

  /// Rows in increasing order that do not overlap.
  public let rows: [Row]
  /// Where it comes from, in words or as the id of a source.
  public let source: String

  /// Makes the error of rows, in any order; nil when there are none or some overlap.
  public init?(_ rows: [Row], source: String) {
    let rows = rows.sorted { $0.from < $1.from }
    guard !rows.isEmpty, zip(rows, rows.dropFirst()).allSatisfy({ $0.through < $1.from }) else {
      return nil
    }
    self.rows = rows
    self.source = source
  }

  /// The error of a score, in points; nil where no row holds it. Nothing is interpolated; a billionth
  /// of a point is let pass as rounding.
  public func standardError(at score: Double) -> Double? {
    let slack = 1e-9 * max(1, abs(score))
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].through < score - slack { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].from <= score + slack ? rows[low].standardError : nil
  }
}
