import Disclosure
import Results
import Scales

/// Which outcomes a study is after, how far people have come in each, and how support stands.
struct ReleaseFrameworkPart: Sendable {
  let found: ReleasedFramework

  /// The part as it stands on the page.
  var section: Section {
    let framework = found.framework
    return Section(
      id: "framework", title: "Outcomes, soft and hard",
      content: [
        .paragraph(
          "\(given: framework.name), version \(code: framework.version). \(given: framework.about)"
        ),
        .paragraph(
          "After: \(given: framework.after.approach). \(given: framework.after.independence)"),
      ] + (found.notes.isEmpty ? [] : [.list(found.notes.map { "\(given: $0.message)" })])
        + [outcomes.markup] + distances + support)
  }

  private var outcomes: ReportTable {
    var table = ReportTable(
      "framework-outcomes", "Outcomes of the framework",
      columns: ["Outcome", "Kind", "Chosen by", "In whose hands", "What stands for it"])
    for outcome in found.framework.outcomes {
      table.add(
        .given(outcome.name),
        [
          .words(outcome.kind == .soft ? "soft" : "hard"),
          .given(outcome.chosenBy.words(of: found.framework.unit)),
          .given(outcome.control.words(of: found.framework.unit)),
          .given(outcome.indicators.map(\.name).joined(separator: "; ")),
        ])
    }
    table.note = """
      Soft outcomes are how somebody feels, relates, sees or copes; hard ones are what others can see. One \
      is no lesser than the other, and there is no number over all of them.
      """
    return table
  }

  private var distances: [Markup] {
    let tables = ReleasedFramework.Kind.allCases.flatMap { kind in
      [table(kind, inHalves: false), table(kind, inHalves: true)].compactMap(\.self)
    }
    guard !tables.isEmpty else { return [] }
    return [
      Markup(.h3, text: "Distance travelled"),
      .paragraph(
        """
        People at the start and at their last review, outcome by outcome; the scores have chapters of their \
        own. Each outcome stands by itself: a total would hide one in which somebody is stuck behind others in \
        which they are not. Who has no start or no review is in none of these numbers, and may be unlike those \
        who are.
        """),
    ] + tables.map(\.markup)
  }

  private func table(_ kind: ReleasedFramework.Kind, inHalves: Bool) -> ReportTable? {
    let parts = inHalves ? kind.halves.map(\.what) : kind.parts
    let rows = found.distances.filter { $0.kind == kind && $0.parts.map(\.what) == parts }
    guard !rows.isEmpty else { return nil }
    let caption: Sentence =
      switch kind {
      case .state: "Where things stood: start and last review"
      case .level: "Levels, ratings, numbers and what was noted: start and last review"
      case .amount: "Numbers of which neither way is better: start and last review"
      }
    var table = ReportTable(
      "distance-\(kind.rawValue)\(inHalves ? "-halves" : "")",
      inHalves ? "\(caption), in two groups" : caption,
      columns: ["Outcome", "People with both"] + parts.map { "\(given: $0.asHead)" })
    for row in rows {
      table.add(.words(name(row)), [.told(row.people)] + row.parts.map { .told($0.people) })
    }
    let along: Sentence? =
      kind == .level ? "Further along is the better way: fewer, where fewer is better." : nil
    let halves: Sentence? =
      inHalves
      ? "In two groups, because one of more groups would have too few people to be told." : nil
    let notes = [along, halves].compactMap { $0 }
    if !notes.isEmpty { table.note = .joined(notes) }
    return table
  }

  private func name(_ row: ReleasedFramework.Distance) -> Sentence {
    let kind: Sentence = row.outcome.kind == .hard ? "hard" : "soft"
    let subject = FrameworkFindings.Subject(outcome: row.outcome, indicator: row.indicator)
    return "\(subject.name) (\(kind))"
  }

  private var support: [Markup] {
    guard !found.support.isEmpty else { return [] }
    var table = ReportTable(
      "support", "How support stands, and why it ended", columns: ["How", "People"])
    for part in found.support { table.add(.given(part.what.asHead), [.told(part.people)]) }
    table.note = """
      Reasons are as they were recorded, and none is laid at the person's door. A break is a break, and no \
      ending.
      """
    return [Markup(.h3, text: "Support"), table.markup]
  }
}

extension String {
  /// The words as they begin a row or column.
  fileprivate var asHead: String { prefix(1).uppercased() + dropFirst() }
}
