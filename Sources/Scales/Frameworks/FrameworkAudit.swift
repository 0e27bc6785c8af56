import Platform
import Results

/// What can be proven of a framework without its scales: ids are unique, months are in order, every
/// outcome has something that stands for it, and reviews come after what they look at.
struct FrameworkAudit {
  /// Months beyond which no time frame reaches: twenty years.
  static let longestMonths = 240.0

  /// Every problem found, in the order of the file.
  static func problems(of framework: OutcomesFramework) -> [Diagnostic] {
    let indicators = framework.outcomes.flatMap(\.indicators)
    return agreement(of: framework) + outcomes(of: framework)
      + repeated(framework.outcomes.map { ($0.id, $0.place) }, "outcome")
      + repeated(indicators.map { ($0.id, $0.place) }, "indicator")
      + repeated(framework.after.sources.map { ($0.id, framework.after.place) }, "source")
      + indicators.flatMap { $0.problems }
  }

  /// Ids that stand a second time.
  static func repeated(_ ids: [(id: String, place: Place)], _ what: String) -> [Diagnostic] {
    var seen: Set<String> = []
    return ids.filter { !seen.insert($0.id).inserted }.map {
      Diagnostic(
        .frameworkDuplicateId, at: $0.place, "The \(what) id '\($0.id)' is used twice.",
        help: "Give each \(what) an id of its own.")
    }
  }

  private static func agreement(of framework: OutcomesFramework) -> [Diagnostic] {
    let agreed = framework.agreedBy
    func problem(_ message: String, _ help: String) -> Diagnostic {
      Diagnostic(.frameworkAgreement, at: agreed.place, message, help: help)
    }
    var problems: [Diagnostic] = []
    if agreed.date != nil && !agreed.roles.contains(where: { $0.tookPart == .yes }) {
      problems.append(
        problem(
          "It was agreed on a day, and no role is named that took part.",
          "Name the roles of those who agreed it, or leave the date out until it is agreed."))
    }
    let days = [agreed.date].compactMap(\.self) + agreed.reviews.map(\.date)
    if days != days.sorted() {
      problems.append(
        problem(
          "Its reviews do not come after the day it was agreed, each after the one before.",
          "Give the reviews in the order of their days."))
    }
    if let last = days.max(), framework.reviewBy <= last {
      problems.append(
        problem(
          "The day to look at it again, \(framework.reviewBy.text), is not after \(last.text), when it was last agreed or reviewed.",
          "Agree on a later day, such as a year on."))
    }
    if framework.after.sources.isEmpty {
      problems.append(
        Diagnostic(
          .frameworkAgreement, at: framework.after.place,
          "It says what it comes after, and not where that is written of.",
          help: "Give at least one source; one that stands for your own work will do."))
    }
    return problems
  }

  private static func outcomes(of framework: OutcomesFramework) -> [Diagnostic] {
    guard !framework.outcomes.isEmpty else {
      return [
        Diagnostic(
          .frameworkNoIndicator, at: framework.place, "The framework has no outcome.",
          help: "Say what the service is after, and what stands for it.")
      ]
    }
    return framework.outcomes.flatMap { $0.problems }
  }
}

extension FrameworkOutcome {
  fileprivate var problems: [Diagnostic] {
    var problems: [Diagnostic] = []
    let (early, late) = (timeFrame.notBeforeMonths, timeFrame.expectedByMonths)
    if early < 0 || early >= late || late > FrameworkAudit.longestMonths {
      problems.append(
        Diagnostic(
          .frameworkMonths, at: place,
          "The months of '\(id)' do not stand in order: not before \(NumberText.text(early)), expected by \(NumberText.text(late)).",
          help:
            "'notBeforeMonths' is 0 or more, 'expectedByMonths' is larger, and at most \(NumberText.text(FrameworkAudit.longestMonths))."
        ))
    }
    if indicators.isEmpty {
      problems.append(
        Diagnostic(
          .frameworkNoIndicator, at: place, "Nothing stands for the outcome '\(id)'.",
          help: "Give it an indicator; people's own words will do."))
    } else if kind == .hard && !indicators.contains(where: { $0.kind.isHard }) {
      problems.append(
        Diagnostic(
          .frameworkKind, at: place,
          "'\(id)' is a hard outcome, and no state, count or level stands for it.",
          help: "Give it one, or call it soft."))
    }
    return problems
  }
}

extension Indicator.Kind {
  /// Whether it is something that others can see.
  public var isHard: Bool { self == .state || self == .count || self == .level }
}
