import Journeys

/// What is otherwise since an earlier run: so that a figure that was given out can be held against the
/// one that stands here.
struct SincePart: Sendable {
  let findings: SinceFindings

  /// The part as it stands on the page.
  var section: Section {
    Section(id: "since", title: "What has changed since the earlier run", content: content)
  }

  private var content: [Markup] {
    var facts = ReportTable("since-facts", "Since the earlier run", columns: ["What", "Number"])
    let people = facts.fact("People who are new", .count(findings.newPersons))
    let new = facts.fact("Rows of new occasions", .count(findings.newRows))
    let late = facts.fact(
      "Rows that came late, of occasions that were reported before", .count(findings.lateRows))
    let changed = facts.fact("Rows with other scores than then", .count(findings.changedRows))
    let gone = facts.fact("Rows that are there no more", .count(findings.goneRows))
    let counted: Sentence = """
      \(people, "person is", "people are") new, and \(new, "row is", "rows are") of occasions that \
      were not there then. Of occasions that were reported before, \(late, "row", "rows") came late, \
      \(changed, "row has", "rows have") other scores and \(gone, "row is", "rows are") there no more.
      """
    return leftOut + [.paragraph(counted), facts.markup, .paragraph(definitions)] + means
  }

  /// Who was in the earlier run and agrees no more: that its folder still has them is for the reader to mend.
  private var leftOut: [Markup] {
    guard !findings.leftOut.isEmpty else { return [] }
    var table = ReportTable(
      "since-left-out", "People of the earlier run who are left out now",
      columns: ["Why", "People"])
    let reasons: [(Consent.Verdict, Sentence)] = [
      (.withdrawn, "They took their consent back"), (.expired, "Their consent has run out"),
      (.missing, "No consent is on record"),
    ]
    for (verdict, why) in reasons {
      if let count = findings.leftOut[verdict] { table.add(.words(why), [.count(count)]) }
    }
    return [
      .paragraph(
        """
        \(strong: "The earlier run still holds people who agree no more.") Nothing of theirs is here, and \
        figures of then are worked out again without them. Delete the folder of that run, or make it anew, \
        and ask whoever has a copy to do the same.
        """),
      table.markup,
    ]
  }

  private var definitions: Sentence {
    guard let last = findings.definitions.last else {
      return "The definitions, the study file and the program are as they were."
    }
    let all =
      findings.definitions.count == 1
      ? last : findings.definitions.dropLast().joined(separator: "; ") + "; and \(last)"
    return "Beside the data, this is not as it was: \(given: all)."
  }

  private var means: [Markup] {
    let changed = findings.figures.filter(\.hasChanged)
    guard !changed.isEmpty else {
      return [
        .paragraph("Every mean that the earlier run gave by occasion comes out the same again.")
      ]
    }
    var table = ReportTable(
      "since-means", "Means that are otherwise than in the earlier run",
      columns: ["Score and occasion", "Scores then", "Mean then", "Scores now", "Mean now"])
    for figure in changed {
      table.add(
        .given("\(figure.score), \(figure.occasion)"),
        [
          .count(figure.nThen), .effect(figure.meanThen), .count(figure.nNow),
          .effect(figure.meanNow),
        ])
    }
    table.note = """
      Where figures of then were given out, say which they were. The people behind an occasion then and \
      now are largely the same, so the two means are not to be tested against each other.
      """
    return [
      .paragraph(
        """
        Earlier occasions are worked out again with all that is known now. Where that gives another \
        mean, both stand here, beside each other.
        """),
      table.markup,
    ]
  }
}
