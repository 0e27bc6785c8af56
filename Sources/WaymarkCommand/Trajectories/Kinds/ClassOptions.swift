import ArgumentParser
import Models
import Results
import Tables

/// Kinds of journey: how many classes are looked for, and what differs by class.
struct ClassOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Looks for kinds of journey: how many classes, as 3 or 1..5; up to 12.",
      valueName: "number"))
  var classes: ClassCount?

  @Option(
    help:
      "What is modelled with --classes: gaussian, a score; binary, 0 or 1; ordinal, categories in the order of their numbers."
  )
  var outcome = ClassOutcomeOption.gaussian

  @Option(
    help: ArgumentHelp(
      "Terms of the formula that differ by class, beside the intercept: \"t + I(t^2)\". Otherwise those whose columns change within a person.",
      valueName: "terms"))
  var classTerms: String?

  @Option(
    help: ArgumentHelp(
      "Columns of persons that class depends on: \"~ age + arm\".", valueName: "terms"))
  var membership: String?

  @Option(
    help: ArgumentHelp(
      "Models not being seen again, in each class by itself: the column of times first, then columns of persons, \"~ month + age\".",
      valueName: "terms"))
  var leaving: String?

  @Option(
    help: ArgumentHelp(
      "A column of persons with their service: how common each class is then varies over services.",
      valueName: "column"))
  var services: String?

  @Option(
    help: ArgumentHelp(
      "A column of persons with their service: errors then allow for what people of one have in common.",
      valueName: "column"))
  var cluster: String?

  @Option(
    help: ArgumentHelp(
      "A column of persons with the number of their class where it is known, and 0 where it is not.",
      valueName: "column"))
  var knownClass: String?

  @Option(
    help: ArgumentHelp(
      "A column of persons that may be behind class, looked at once classes are found (three steps); may be given again, and all are then taken together.",
      valueName: "column"))
  var behind: [String] = []

  @Option(
    help: ArgumentHelp(
      "A later outcome of persons, a number or yes and no, by class without pretending that it is known (BCH); may be given again.",
      valueName: "column"))
  var later: [String] = []

  @Option(help: "How random effects differ by class: shared, proportional or specific.")
  var classEffects = ClassEffectsOption.shared

  @Option(help: "How what is left of a person's rows differs by class: shared or specific.")
  var classResidual = ClassResidualOption.shared

  @Option(
    help:
      "Searches for each number of classes, from different places; they go on, up to five times as many, until the best was found ten times."
  )
  var starts: Int?

  @Option(
    help: ArgumentHelp(
      "Partings of the persons into two halves, to see whether both find the same classes.",
      valueName: "times"))
  var splitHalf: Int?

  func validate() throws {
    if let splitHalf, !(1...1_000).contains(splitHalf) {
      throw ValidationError("--split-half is from 1 to 1000.")
    }
    if let starts, !(1...100_000).contains(starts) {
      throw ValidationError("--starts is from 1 to 100000.")
    }
    guard classes == nil else {
      if outcome != .gaussian, classResidual != .shared {
        throw ValidationError("--class-residual goes with --outcome gaussian alone.")
      }
      return
    }
    let alone: [(String, Bool)] = [
      ("--class-terms", classTerms != nil), ("--membership", membership != nil),
      ("--leaving", leaving != nil), ("--known-class", knownClass != nil),
      ("--services", services != nil), ("--cluster", cluster != nil),
      ("--split-half", splitHalf != nil), ("--behind", !behind.isEmpty),
      ("--later", !later.isEmpty),
      ("--starts", starts != nil), ("--class-effects", classEffects != .shared),
      ("--class-residual", classResidual != .shared), ("--outcome", outcome != .gaussian),
    ]
    if let option = alone.first(where: \.1)?.0 {
      throw ValidationError("\(option) goes with --classes.")
    }
  }

  /// The terms that differ by class; nil where none are named.
  ///
  /// - Parameter formula: what is fitted.
  /// - Returns: terms, read like the right side of a formula.
  /// - Throws: `RefusedInput` with `model.formula`, at its place in the text.
  func ownTerms(_ formula: Formula) throws(RefusedInput) -> [Formula.Term]? {
    guard let classTerms else { return nil }
    return try Self.terms(classTerms, formula, option: "--class-terms")
  }

  /// The terms that class depends on.
  func memberTerms(_ formula: Formula) throws(RefusedInput) -> [Formula.Term] {
    guard let membership else { return [] }
    return try Self.terms(membership, formula, option: "--membership")
  }

  /// The terms of the hazard of leaving; nil where it is not modelled.
  func leavingTerms(_ formula: Formula) throws(RefusedInput) -> [Formula.Term]? {
    guard let leaving else { return nil }
    return try Self.terms(leaving, formula, option: "--leaving")
  }

  private static func terms(
    _ text: String, _ formula: Formula, option: String
  ) throws(RefusedInput) -> [Formula.Term] {
    let right = text.drop { $0 == " " }
    let side = right.first == "~" ? String(right.dropFirst()) : text
    let read = try ModelRefusal.parsed(
      "\(Formula.quoted(formula.outcome)) ~ \(side)", option: option)
    guard read.random.isEmpty else {
      throw RefusedInput([
        Diagnostic(
          .modelFormula, at: Place(file: option), "What stands in \(option) has random effects.",
          help: "Name columns only; random effects belong to --formula.")
      ])
    }
    return read.fixed
  }
}

/// The value of `--classes`.
struct ClassCount: ExpressibleByArgument {
  let range: ClosedRange<Int>

  init?(argument: String) {
    let parts = argument.split(separator: ".", omittingEmptySubsequences: true)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, let first = numbers.first, let last = numbers.last,
      argument == (numbers.count == 1 ? "\(first)" : "\(first)..\(last)"), numbers.count <= 2,
      first >= 1, last >= first, last <= 12
    else { return nil }
    range = first...last
  }
}

/// The value of `--outcome`.
enum ClassOutcomeOption: String, ExpressibleByArgument, CaseIterable {
  case gaussian
  case binary
  case ordinal

  /// The library's name.
  var outcome: LatentClassModel.Outcome {
    switch self {
    case .gaussian: .gaussian
    case .binary: .binary
    case .ordinal: .ordinal
    }
  }
}

/// The value of `--class-effects`.
enum ClassEffectsOption: String, ExpressibleByArgument, CaseIterable {
  case shared
  case proportional
  case specific

  /// The library's name.
  var effects: LatentClassModel.RandomEffects {
    switch self {
    case .shared: .shared
    case .proportional: .proportional
    case .specific: .specific
    }
  }
}

/// The value of `--class-residual`.
enum ClassResidualOption: String, ExpressibleByArgument, CaseIterable {
  case shared
  case specific

  /// The library's name.
  var residual: LatentClassModel.Residual { self == .shared ? .shared : .specific }
}
