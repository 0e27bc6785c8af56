import ArgumentParser
import Change
import Journeys
import Platform
import Results
import Scales

/// How a change is judged; every choice is echoed in the JSON.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The method, by author and year: \(RuleOptions.methods.joined(separator: ", ")).",
      valueName: "name"))
  var method = SampleMethod.jacobsonTruax.rawValue

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "People measured twice without support in between, for the methods that need them: n,m1,s1,m2,s2,r.",
      valueName: "numbers"))
  var retest: String?

  @Option(help: "Reliability of the second score, for nunnally-kotsch-1983.")
  var secondReliability: Double?

  @Option(
    parsing: .unconditional,
    help: "Mean second score of a reference population, for hsu-linn-nord.")
  var referenceSecondMean: Double?

  @Option(help: "Coverage of intervals, and of the band of error.")
  var level = 0.95

  @Option(help: "Whether a change on the border is reliable: exceeds (it is not) or reaches.")
  var boundary: BoundaryOption = .exceeds

  @Option(help: "How many standard errors count as error, such as 1.96, in place of the quantile.")
  var critical: Double?

  @OptionGroup(title: "Where the range of people who seek help ends") var cutOffs: CutOffOptions

  @Option(
    parsing: .unconditional,
    help: "The scores that can be had: 0-40. With --scale they are known.")
  var attainable: String?

  @Option(help: "The smallest change that is important, in points.")
  var smallestImportant: Double?

  @Option(
    help: ArgumentHelp(
      "Count also who moved by this share of the first score or more, such as 25 for a quarter.",
      valueName: "per cent"))
  var percentage: Double?

  static let methods =
    SampleMethod.allCases.map(\.rawValue) + RetestMethod.allCases.map(\.rawValue)

  func validate() throws {
    guard Self.methods.contains(method) else {
      throw ValidationError(
        "--method: '\(method)' is no method. The methods are: "
          + Self.methods.joined(separator: ", ") + ".")
    }
    if RetestMethod(rawValue: method) != nil && retest == nil {
      throw ValidationError("--method \(method) needs --retest n,m1,s1,m2,s2,r.")
    }
    if retest != nil { _ = try moments }
    if method.hasPrefix("nunnally") && secondReliability == nil {
      throw ValidationError("--method \(method) needs --second-reliability.")
    }
    if method == SampleMethod.hsuLinnNord.rawValue && referenceSecondMean == nil {
      throw ValidationError("--method \(method) needs --reference-second-mean.")
    }
    if let secondReliability, !(secondReliability >= 0 && secondReliability < 1) {
      throw ValidationError("--second-reliability is at least 0 and below 1.")
    }
    guard level > 0.5 && level <= 0.9999 else {
      throw ValidationError("--level is above 0.5 and at most 0.9999.")
    }
    if let critical, !(critical >= 0.001 && critical <= 1000) {
      throw ValidationError("--critical is a number of standard errors, 0.001 to 1000.")
    }
    if let referenceSecondMean, !referenceSecondMean.isSizeOfScore {
      throw ValidationError("--reference-second-mean is a number of a size that scores have.")
    }
    if let smallestImportant, !smallestImportant.isSizeOfSpread {
      throw ValidationError("--smallest-important is above 0, and of a size that scores have.")
    }
    if let percentage, !(percentage >= 0.001 && percentage <= 1e6) {
      throw ValidationError("--percentage is above 0, such as 25 for a quarter of the first score.")
    }
    _ = try range
  }

  /// The scores that can be had, as they were given.
  var range: ClosedRange<Double>? {
    get throws {
      guard let attainable else { return nil }
      // The minus between is the first one behind a digit.
      let bytes = Array(attainable.utf8)
      let minus = UInt8(ascii: "-")
      guard let parting = bytes.indices.dropFirst().first(where: { bytes[$0] == minus }),
        let low = NumberText.value(bytes[..<parting]),
        let high = NumberText.value(bytes[(parting + 1)...]), low < high,
        ScoreNumber.sizes.contains(low), ScoreNumber.sizes.contains(high)
      else { throw ValidationError("--attainable is of the form 0-40, lowest to highest.") }
      return low...high
    }
  }

  private var moments: PairMoments {
    get throws {
      // All six, or none: a part that is no number must not shift the others.
      let parts = (retest ?? "").split(separator: ",", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { Double($0) }.filter(\.isFinite)
      guard numbers.count == 6, parts.count == 6, let n = Int(exactly: numbers[0]), n > 2,
        n <= 1_000_000_000,
        numbers[1].isSizeOfScore, numbers[2].isSizeOfSpread, numbers[3].isSizeOfScore,
        numbers[4].isSizeOfSpread, abs(numbers[5]) < 1
      else {
        throw ValidationError(
          "--retest has six numbers: n above 2, mean and standard deviation of the first and of the "
            + "second score, and their correlation.")
      }
      return PairMoments(
        n: n, firstMean: numbers[1], firstDeviation: numbers[2], secondMean: numbers[3],
        secondDeviation: numbers[4], correlation: numbers[5])
    }
  }

  /// The options of the analysis.
  ///
  /// - Parameters:
  ///   - range: where the range of people who seek help ends.
  ///   - attainable: the scores that can be had.
  /// - Returns: the options.
  /// - Throws: `ValidationError` when the numbers of `--retest` are none.
  func options(
    range: ChangeRule.Range?, attainable: ClosedRange<Double>?
  ) throws -> ReliableChange.Options {
    var options = ReliableChange.Options()
    if let method = SampleMethod(rawValue: method) {
      options.method = .sample(method)
      options.rule.isOneSided = method.isOneSided
    } else if let method = RetestMethod(rawValue: method) {
      options.method = .retest(method, try moments)
    }
    options.extras.secondReliability = secondReliability
    options.extras.referenceSecondMean = referenceSecondMean
    options.rule.level = level
    options.rule.critical = critical.map { .fixed($0) } ?? .quantile
    options.rule.boundary = boundary.boundary
    options.rule.recoveryNeedsStartInRange = cutOffs.recoveryNeedsStart
    options.rule.attainable = attainable
    options.rule.range = range
    return options
  }
}

/// The value of `--boundary`.
enum BoundaryOption: String, ExpressibleByArgument, CaseIterable {
  case exceeds
  case reaches

  /// The same for analyses.
  var boundary: Boundary { self == .exceeds ? .exceeds : .reaches }
}

/// The value of `--direction`.
enum DirectionOption: String, ExpressibleByArgument, CaseIterable {
  case higher
  case lower

  /// The same for analyses.
  var direction: ScoreDefinition.Direction { self == .higher ? .higherIsBetter : .lowerIsBetter }
}
