public import Platform

/// The report of a release as one self-contained page, with its figures as files.
///
/// It is made from a ``Release`` and nothing else, so it cannot show, draw or speak what has not passed
/// the gate.
public struct ReleaseReport: Sendable {
  /// What may be told.
  public var release: Release

  /// Makes a report.
  public init(_ release: Release) { self.release = release }

  /// The page.
  public var html: String { page.html }

  /// The page, and each of its figures to be read alone, with its specification where it has one.
  public var files: [OutputFile] {
    let page = page
    return [OutputFile(name: "report.html", text: page.html)]
      + page.body.figures.flatMap { figure in
        [OutputFile(name: "\(figure.name).svg", text: figure.alone)]
          + (figure.spec.map { [OutputFile(name: "\(figure.name).vl.json", text: $0 + "\n")] } ?? [])
      }
  }

  private var page: Page {
    let gate = ReleaseRulesPart(release)
    let chapters = release.outcomes.enumerated().map {
      ReleaseChapter(release: release, outcome: $1, number: $0 + 1)
    }
    let people = ReleasePeople(release)
    return Page(
      title: release.title, running: running, header: header(gate),
      content: [people.markup(chapters)]
        + [release.framework.map { ReleaseFrameworkPart(found: $0).section.markup }]
        .compactMap(\.self) + chapters.map(\.markup)
        + [ReleaseWordsPart(release: release).section?.markup].compactMap(\.self) + [
          ReleaseLimitsPart(release: release).section.markup, gate.section.markup,
        ])
  }

  private func header(_ gate: ReleaseRulesPart) -> [Markup] {
    var pieces = [
      Markup(.p, [.class("eyebrow")], text: "Report on how people are changing, to be shared"),
      Markup(.h1, [Markup(.span, [.class("given")], text: release.title)]),
    ]
    if release.isSimulated { pieces.append(Opening.simulated) }
    if let notice = release.notice {
      pieces.append(.notice("given-notice", "\(given: notice)"))
    }
    pieces.append(
      .notice(
        "release",
        """
        \(strong: "Made to be shared.") There is no row, mark or journey of a single person here. A figure \
        about fewer than \(gate.fewest) people is left out, and so is one from which such a figure could be \
        worked out. What is left out says "not shown"; it is never written as nought.
        """))
    pieces.append(Markup(.p, [.class("about")], [("\(given: release.about)" as Sentence).markup]))
    return pieces
  }

  private var running: Sentence {
    let made: Sentence = "Made to be shared"
    guard release.isSimulated else { return "\(made) · \(given: release.title)" }
    return "\(strong: "Simulated: a program made these answers up") · \(made)"
  }
}
