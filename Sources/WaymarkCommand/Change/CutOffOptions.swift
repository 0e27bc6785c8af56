import ArgumentParser
import Change
import Platform
import Results
import Scales

/// Where the range of people who seek help ends.
struct CutOffOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Where the range of people who seek help ends: points, or a, b or c of Jacobson and Truax, "
        + "computed from first scores here and --functional (a-true, b-true, c-true: of true scores).",
      valueName: "points|name"))
  var cutOff: String?

  @Option(help: "A cut-off of the scale's file, by its id.")
  var publishedCutOff: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "People who do not seek help: mean, standard deviation and, if known, how many: 24.1,5.2,340.",
      valueName: "m,s,n"))
  var functional: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether 'recovered' needs a first score in the range of people who seek help.")
  var recoveryNeedsStart = true

  func validate() throws {
    _ = try others
    guard let cutOff else { return }
    if publishedCutOff != nil {
      throw ValidationError("Give --cut-off or --published-cut-off, not both.")
    }
    guard ComputedCutOffs.names.contains(cutOff) else {
      guard let points = NumberText.value(Array(cutOff.utf8)[...]), points.isSizeOfScore
      else {
        throw ValidationError(
          "--cut-off is a number of points, of a size that scores have, or one of "
            + ComputedCutOffs.names.joined(separator: ", ") + ".")
      }
      return
    }
    if !cutOff.hasPrefix("a") && functional == nil {
      throw ValidationError(
        "--cut-off \(cutOff) needs --functional: mean and standard deviation of people who do not seek "
          + "help.")
    }
  }

  /// People who do not seek help.
  var others: CutOff.Group? {
    get throws {
      guard let functional else { return nil }
      let numbers = functional.split(separator: ",", omittingEmptySubsequences: false).map {
        NumberText.value(Array($0.utf8)[...]).flatMap { $0.isSizeOfScore ? $0 : nil }
      }
      let n = numbers.count == 3 ? numbers[2].flatMap { Int(exactly: $0) } : nil
      guard [2, 3].contains(numbers.count), let mean = numbers[0], let spread = numbers[1],
        spread.isSizeOfSpread, numbers.count == 2 || (n ?? 0) > 1
      else {
        throw ValidationError(
          "--functional has a mean, a standard deviation above 0 and, if known, how many people: "
            + "24.1,5.2,340.")
      }
      return CutOff.Group(mean: mean, standardDeviation: spread, n: n)
    }
  }

  /// The end of the range, where one was asked for.
  ///
  /// - Parameters:
  ///   - computed: the cut-offs of first scores here and the people of `--functional`.
  ///   - target: what the scale's file has, where one is named.
  ///   - direction: which way is better.
  /// - Returns: the range, or why it cannot be computed.
  /// - Throws: `ValidationError` when the scale's file has no such cut-off for the metric.
  func range(
    _ computed: ComputedCutOffs, _ target: ScaleTarget?, _ direction: ScoreDefinition.Direction
  ) throws -> Result<ChangeRule.Range, Withheld>? {
    if let publishedCutOff {
      return .success(try published(publishedCutOff, target, direction))
    }
    guard let cutOff else { return nil }
    if let points = NumberText.value(Array(cutOff.utf8)[...]) {
      return .success(ChangeRule.Range(cutOff: points, source: "--cut-off"))
    }
    guard let row = computed.rows.first(where: { $0.name == cutOff }) else {
      return .failure(
        Withheld(
          "change.cut-off-not-computed",
          "The cut-off \(cutOff) cannot be computed: there are too few first scores, they do not "
            + "differ, or they differ by no more than error.",
          help: "Give it in points, or choose one that the scale's file has."))
    }
    return .success(
      ChangeRule.Range(
        cutOff: row.value.value,
        source: "computed: \(row.name), from first scores here"
          + (functional == nil ? "" : " and --functional")))
  }

  private func published(
    _ id: String, _ target: ScaleTarget?, _ direction: ScoreDefinition.Direction
  ) throws -> ChangeRule.Range {
    guard let target else {
      throw ValidationError("--published-cut-off needs --scale, whose file has it.")
    }
    let side: PublishedCutOff.Side = direction == .lowerIsBetter ? .above : .below
    let known = target.cutOffs.filter { $0.side == side }
    guard let found = known.first(where: { $0.id == id }) else {
      let ids = known.map { "'\($0.id)'" }.joined(separator: ", ")
      throw ValidationError(
        "--published-cut-off: the scale's file has no '\(id)' for this metric; "
          + (ids.isEmpty ? "it names none." : "it names \(ids)."))
    }
    return ChangeRule.Range(found)
  }
}
