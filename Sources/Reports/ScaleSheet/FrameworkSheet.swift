import Platform
import Results
public import Scales

/// What an outcomes framework is, in plain words for a terminal: everything its file says.
public struct FrameworkSheet: Sendable {
  let framework: OutcomesFramework
  let day: CalendarDay

  /// Describes a framework.
  ///
  /// - Parameters:
  ///   - framework: the framework.
  ///   - day: the day on which it is asked whether its review has passed.
  public init(_ framework: OutcomesFramework, on day: CalendarDay) {
    (self.framework, self.day) = (framework, day)
  }

  /// The lines, none longer than a hundred characters unless a single word is.
  public var lines: [String] {
    var sheet = TextSheet()
    sheet.paragraph(framework.name)
    sheet.paragraph(
      "\(framework.id), version \(framework.version), bespoke: made for a service, without evidence of its own"
    )
    sheet.heading("What it is")
    sheet.paragraph(framework.about, indent: 2)
    sheet.fact("Is about", unitWords)
    sheet.fact("Comes after", framework.after.approach)
    for source in framework.after.sources {
      sheet.fact("", source.text + (source.url.map { " \($0)" } ?? ""))
    }
    sheet.fact("Made by others?", framework.after.independence)
    agreement(&sheet)
    for outcome in framework.outcomes { self.outcome(outcome, &sheet) }
    return sheet.lines
  }

  private var unitWords: String {
    switch framework.unit {
    case .person: "people"
    case .organisation: "organisations, each compared with itself over time"
    case .area: "areas, each compared with itself over time"
    }
  }

  private func agreement(_ sheet: inout TextSheet) {
    let agreed = framework.agreedBy
    sheet.heading("Who agreed it")
    sheet.fact("Agreed", agreed.date?.text ?? "not yet: a template, to be agreed where it is used")
    for role in agreed.roles { sheet.fact(role.tookPart.words, role.role) }
    sheet.fact("Lived experience", agreed.livedExperience.words)
    sheet.fact("Commissioners", agreed.commissioners.words)
    for review in agreed.reviews { sheet.fact("Reviewed \(review.date.text)", review.about) }
    sheet.fact(
      "To be reviewed by",
      framework.reviewBy.text
        + (framework.reviewHasPassed(on: day) ? ": that day has passed" : ""))
  }

  private func outcome(_ outcome: FrameworkOutcome, _ sheet: inout TextSheet) {
    sheet.heading("\(outcome.name) (\(outcome.kind.rawValue))")
    sheet.paragraph(outcome.about, indent: 2)
    sheet.fact(
      framework.agreedBy.isTemplate ? "Meant as chosen by" : "Chosen by",
      outcome.chosenBy.words(of: framework.unit))
    sheet.fact("Lies", outcome.control.words(of: framework.unit))
    sheet.fact("When", outcome.timeFrame.words(of: framework.unit))
    for indicator in outcome.indicators {
      sheet.fact(
        indicator.id,
        ([indicator.name, indicator.about].compactMap(\.self) + [indicator.recordWords]).joined(
          separator: " · "))
    }
  }
}

extension FrameworkOutcome.TimeFrame {
  /// In plain words.
  fileprivate func words(of unit: OutcomesFramework.Unit) -> String {
    let start =
      notBeforeMonths == 0 ? "from the start" : "not before \(NumberText.text(notBeforeMonths))"
    let since = unit == .person ? "months of support" : "months from the first look"
    return "\(start), expected by \(NumberText.text(expectedByMonths)) \(since)"
  }
}
