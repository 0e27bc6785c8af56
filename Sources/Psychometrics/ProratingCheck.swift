import Distributions
import Models
public import Results

/// What prorating does to the mean of a score, seen beside multiple imputation.
///
/// Prorating lets the answered items stand for those left blank, as if a person's blanks were like
/// the person's own average. Imputation lets the way in which items go together in everybody's
/// answers decide, and carries the doubt along. Where the two agree, the rule of the scale does no
/// harm; where they differ, items with blanks are not like the others.
///
/// The means are of the score's first metric, before any table. They are of rows: with several rows
/// per person the errors leave out that rows of one person are alike.
///
/// ### Source
/// The model: ``NormalImputation``. The rules for putting fillings together: ``PooledEstimate``.
public struct ProratingCheck: Sendable, Hashable {
  /// Rows in which everything was answered.
  public let complete: Int
  /// Rows in which the rule of the scale stood in for blanks.
  public let prorated: Int
  /// Rows with an answer, but too few for the rule.
  public let beyondRule: Int
  /// Mean of the complete rows.
  public let completeMean: Estimate?
  /// Mean by the rule of the scale, of complete and prorated rows.
  public let ruleMean: Estimate
  /// Mean of the same rows, imputed.
  public let imputedMean: Estimate
  /// Mean of all rows with an answer, imputed, those beyond the rule among them.
  public let everybodyMean: Estimate
  /// Mean of prorated minus imputed, over the prorated rows alone; without an error for one row.
  public let difference: Estimate
  /// The largest difference in a row between the prorated score and the mean of its imputed ones.
  public let largestDifference: Double
  /// Share of the doubt about `everybodyMean` that is owed to blanks, in [0, 1].
  public let missingInformation: Double
  /// How many times the gaps were filled.
  public let imputations: Int
  /// Seed of the random numbers.
  public let seed: UInt64
}

extension ProratingCheck {
  /// Compares the rule of a score with imputation.
  ///
  /// - Parameters:
  ///   - gathered: the answers of everybody.
  ///   - seed: of the random numbers. The default is 1.
  ///   - imputations: how many times to fill the gaps, at least 2. The default is 40.
  ///   - level: coverage of the intervals. The default is 0.95.
  /// - Throws: `Withheld` when nothing was prorated, or the normal model has nothing to stand on.
  public init(
    _ gathered: ProratedAnswers, seed: UInt64 = 1, imputations: Int = 40, level: Double = 0.95
  ) throws(Withheld) {
    var fillings = ImputedMeans(gathered)
    guard !gathered.rules.isEmpty, let rule = fillings.rule else {
      throw Withheld(
        "prorating.none", "No score was prorated, so there is nothing to compare.",
        help: "The scale's own rule was never needed in these rows.")
    }
    var options = NormalImputation.Options()
    options.seed = seed
    options.imputations = imputations
    do throws(ImputationError) {
      try NormalImputation(gathered.sample, options).forEachFilling { fillings.take($0) }
    } catch {
      throw Self.withheld(error)
    }
    complete = gathered.sample.completeCount
    prorated = gathered.rules.count
    beyondRule = gathered.sample.incomplete.count - gathered.rules.count
    completeMean = SampleMoments(gathered.completeScores).map { Self.estimate($0, level) }
    ruleMean = Self.estimate(rule, level)
    imputedMean = Self.estimate(fillings.sameRows, level)
    everybodyMean = Self.estimate(fillings.everybody, level)
    missingInformation = fillings.everybody.missingInformation
    difference =
      fillings.difference.map { Self.estimate($0, level) }
      ?? Estimate(value: fillings.meanDifference)
    largestDifference = fillings.largestDifference
    self.imputations = imputations
    self.seed = seed
  }

  private static func estimate(_ pooled: PooledEstimate, _ level: Double) -> Estimate {
    let limits = pooled.interval(level: level)
    return Estimate(
      value: pooled.value, standardError: pooled.standardError,
      interval: ConfidenceInterval(
        lower: limits.lowerBound, upper: limits.upperBound, level: level, method: "rubin-1987"))
  }

  private static func estimate(_ moments: SampleMoments, _ level: Double) -> Estimate {
    Estimate(
      value: moments.mean, standardError: moments.standardError,
      interval: moments.interval(level: level).map {
        ConfidenceInterval(
          lower: $0.lowerBound, upper: $0.upperBound, level: level, method: "student-t")
      })
  }

  private static func withheld(_ error: ImputationError) -> Withheld {
    switch error {
    case .tooFewCompleteRows(let rows, let needed):
      Withheld(
        "prorating.too-few-complete",
        "\(rows) rows are complete; imputation needs \(needed) for a score of this many items.",
        help: "Gather more answers, or report the scale's own rule and how often it was needed.")
    case .noSpread:
      Withheld(
        "prorating.no-spread",
        "An item, or a combination of items, is the same in every row, so blanks cannot be imputed.",
        help: "Look at the answers: a column may have been copied.")
    }
  }
}
