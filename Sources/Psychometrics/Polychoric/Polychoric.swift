public import Results

/// The correlation of the two normal variables that ordered answers to two items may stand for.
///
/// In two steps: thresholds from each item's own answers, then the correlation under which the table is
/// likeliest, by Fisher scoring
///
///     ρ ← ρ + Σ n π′/π / (N Σ π′²/π)
///
/// within a bracket that the sign of the score narrows. People who did not answer both items say nothing.
///
/// ### Source
/// Olsson, U. (1979). Maximum likelihood estimation of the polychoric correlation coefficient.
/// *Psychometrika, 44*(4), 443–460. <https://doi.org/10.1007/BF02296207>
///
/// ### Agrees with
/// R `lavaan::lavCor(ordered = …)`; `polycor::polychor` and `psych::polychoric` to the four or five digits
/// at which they stop.
public struct Polychoric: Sendable, Hashable, Codable {
  /// What is done to a cell that nobody is in.
  public enum EmptyCell: String, Sendable, Hashable, Codable {
    /// Nothing.
    case asCounted
    /// A single empty cell of a table of two by two gets half a person, and its neighbours make up for it,
    /// so that both items keep their shares. Larger tables are left as counted.
    case halfInTwoByTwo
  }

  /// Where the likelihood has its summit.
  public enum Verdict: String, Sendable, Hashable, Codable {
    /// Between −1 and 1.
    case inside
    /// It rises all the way to −1.
    case risesToMinusOne
    /// It rises all the way to 1.
    case risesToOne
  }

  /// ρ; −1 or 1 where the likelihood rises all the way there.
  public let correlation: Double
  /// From the expected information with the thresholds held; nil at −1 and 1.
  public let standardError: Double?
  /// From the observed information with the thresholds held; nil at −1 and 1.
  public let observedStandardError: Double?
  /// Where the summit lies.
  public let verdict: Verdict
  /// The first item's thresholds.
  public let rows: Thresholds
  /// The second item's thresholds.
  public let columns: Thresholds
  /// People who answered both.
  public let n: Int
  /// Pairs of used categories that nobody gave.
  public let emptyCells: Int
  /// Whether an empty cell got half a person.
  public let isCorrected: Bool
  /// log L at ρ; nil at −1 and 1.
  public let logLikelihood: Double?
  /// How the search ended; the gradient is the score per person.
  public let convergence: Convergence

  /// The correlation beneath a table.
  ///
  /// - Parameters:
  ///   - table: the counts.
  ///   - emptyCell: what is done to an empty cell. The default is nothing.
  /// - Returns: the correlation, its error and where the summit lies.
  /// - Throws: `Withheld` where nobody answered both items, or all who did gave one of them the same answer.
  public static func estimate(
    _ table: PairTable, emptyCell: EmptyCell = .asCounted
  ) throws(Withheld) -> Polychoric {
    guard table.total > 0 else {
      throw Withheld(
        "polychoric.nobody", "Nobody answered both items.",
        help: "Leave one of the two items out, or collect answers to both.")
    }
    guard let rows = Thresholds(counts: table.rowTotals.map(Double.init)),
      let columns = Thresholds(counts: table.columnTotals.map(Double.init))
    else {
      throw Withheld(
        "polychoric.same-answer", "Everybody gave one of the two items the same answer.",
        help: "Leave that item out: it cannot go together with another one.")
    }
    var counts = rows.used.flatMap { a in columns.used.map { Double(table[a, $0]) } }
    let empty = counts.count { $0 == 0 }
    let isCorrected = emptyCell == .halfInTwoByTwo && counts.count == 4 && empty == 1
    if isCorrected, let cell = counts.firstIndex(of: 0) {
      // The cell and the one across from it gain half a person, the two beside it lose half.
      for k in 0..<4 { counts[k] += k == cell || k == 3 - cell ? 0.5 : -0.5 }
    }
    let likelihood = PolychoricLikelihood(counts: counts, rows: rows, columns: columns)
    let search = PolychoricSearch(likelihood: likelihood, n: Double(table.total))
    let found = search.run(from: search.start)
    let point = found.verdict == .inside ? found.point : nil
    return Polychoric(
      correlation: found.correlation,
      standardError: point.flatMap { $0.expected > 0 ? 1 / $0.expected.squareRoot() : nil },
      observedStandardError: point.flatMap { $0.observed > 0 ? 1 / $0.observed.squareRoot() : nil },
      verdict: found.verdict, rows: rows, columns: columns, n: table.total, emptyCells: empty,
      isCorrected: isCorrected, logLikelihood: point?.logLikelihood, convergence: found.convergence)
  }
}
