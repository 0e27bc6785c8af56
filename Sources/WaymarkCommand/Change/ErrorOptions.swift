import ArgumentParser
import Change
import Journeys
import Results

/// What is known of the error of measurement. Nothing of it has a default.
struct ErrorOptions: ParsableArguments {
  @Option(help: "Reliability of the score, from 0 to below 1; with --sd.")
  var reliability: Double?

  @Option(help: "What the reliability is about: alpha, test-retest or icc.")
  var reliabilityKind: ReliabilityKind?

  @Option(help: "Standard deviation of the score in the people the reliability is of, in points.")
  var sd: Double?

  @Option(help: "The standard error of measurement itself, in points.")
  var sem: Double?

  func validate() throws {
    if let reliability, !(reliability >= 0 && reliability < 1) {
      throw ValidationError("--reliability is at least 0 and below 1.")
    }
    if let sd, !sd.isSizeOfSpread {
      throw ValidationError(
        "--sd is above 0, and of a size that scores have: where nobody differs there is no error to "
          + "judge by.")
    }
    if let sem, !sem.isSizeOfSpread {
      throw ValidationError("--sem is above 0, and of a size that scores have.")
    }
    if sem != nil && (reliability != nil || sd != nil) {
      throw ValidationError("Give --sem, or --reliability and --sd, not both.")
    }
    if (reliability == nil) != (sd == nil) {
      throw ValidationError(
        "--reliability and --sd belong together: the error is SD · √(1 − reliability), in the people "
          + "of whom both are known.")
    }
    if reliabilityKind != nil && reliability == nil {
      throw ValidationError("--reliability-kind goes with --reliability.")
    }
  }

  /// The error that was stated; nil where none was.
  func stated() throws(Withheld) -> MeasurementError? {
    if let sem {
      return try MeasurementError(standardError: sem, source: MeasurementErrorSource(.given))
    }
    guard let reliability, let sd else { return nil }
    return try MeasurementError(
      standardDeviation: sd,
      reliability: Reliability(
        kind: reliabilityKind?.kind, coefficient: Estimate(value: reliability), n: nil,
        source: "--reliability"),
      source: MeasurementErrorSource(.given, spreadOf: "--sd"))
  }
}

extension Double {
  /// Whether it can be a score, in points.
  var isSizeOfScore: Bool {
    ScoreNumber.sizes.contains(self) && (self == 0 || abs(self) >= ScoreNumber.smallest)
  }

  /// Whether it can be a spread of scores, in points.
  var isSizeOfSpread: Bool { self > 0 && isSizeOfScore }
}

/// The value of `--reliability-kind`.
enum ReliabilityKind: String, ExpressibleByArgument, CaseIterable {
  case alpha
  case testRetest = "test-retest"
  case icc

  /// The same for analyses.
  var kind: Reliability.Kind {
    switch self {
    case .alpha: .cronbachAlpha
    case .testRetest: .testRetest
    case .icc: .intraclassCorrelation
    }
  }
}
