import Journeys
import Outcomes
import Results
import Scales

/// What contacts meant, breaks that are no exits, and endings as they were told.
struct EngagementPart: Sendable {
  let found: FrameworkFindings

  /// The part as it stands on the page; nil where neither support nor contacts are recorded.
  var section: Section? {
    found.engagement.map { summary in
      Section(
        id: "engagement", title: "Engagement: what it meant, breaks, endings",
        content: content(summary))
    }
  }

  private func content(_ summary: EngagementSummary) -> [Markup] {
    [
      .paragraph(
        """
        Attendance says little: what counts is who reached out, and what a contact meant, to the person and, \
        apart from that, to the worker. A break is a break and no ending. Reasons for an ending are told as they \
        were given, with who gave them, and none is laid at the person's door.
        """)
    ] + contacts(summary) + support(summary) + breaks + afterChange
  }

  private func contacts(_ summary: EngagementSummary) -> [Markup] {
    guard summary.contacts > 0 else { return [] }
    var table = ReportTable(
      "engagement-contacts", "Contacts", columns: ["What", "So many", "Of", "Share"])
    func add(_ what: Sentence, _ share: Share) {
      table.add(
        .words(what), [.count(share.count), .count(share.of), .share(share.count, of: share.of)])
    }
    add("Contacts offered that came about, as far as recorded", summary.keptOfOffered)
    add("Contacts that the person started, as far as recorded", summary.startedByPerson)
    add("People who started one themselves", summary.peopleWhoStarted)
    var meaning = ReportTable(
      "engagement-meaning", "What contacts meant: each person's mean counts once",
      columns: ["Who says so", "People", "Mean", "Lowest", "Highest"])
    for (who, figures) in [
      ("the person" as Sentence, summary.meaningToPerson), ("the worker", summary.meaningToWorker),
    ] {
      guard let figures else { continue }
      meaning.add(
        .words(who),
        [
          .count(figures.count), .effect(figures.mean), .effect(figures.lowest),
          .effect(figures.highest),
        ])
    }
    meaning.note = "The two stand beside each other; they are never averaged into one."
    return [table.markup] + (meaning.isEmpty ? [] : [meaning.markup])
  }

  private func support(_ summary: EngagementSummary) -> [Markup] {
    guard summary.supported > 0 else { return [] }
    var facts = ReportTable("engagement-support", "Support", columns: ["What", "Number"])
    facts.fact("People whose support is on record", .count(summary.supported))
    facts.fact("Support goes on", .count(summary.goesOn))
    facts.fact("On a break, and may come back", .count(summary.onBreak))
    facts.fact("People with a break or more", .count(summary.peopleWithBreaks))
    facts.fact("Breaks", .count(summary.breaks))
    facts.fact("People with a change of worker or more", .count(summary.peopleWithChanges))
    facts.fact("Changes of worker", .count(summary.workerChanges))
    facts.fact(
      "People with a stretch of time whose worker is not recorded",
      .count(summary.workerNotRecorded))
    var endings = ReportTable(
      "engagement-endings", "Why support ended, and who said so",
      columns: ["Reason", "The person", "A worker", "The service", "Not recorded"])
    for reason in SupportSpell.Ending.allCases.map(Optional.some) + [nil] {
      func count(_ teller: Teller?) -> Int {
        summary.endings[EngagementSummary.Ending(reason, toldBy: teller)] ?? 0
      }
      let counts = [count(.person), count(.worker), count(.service), count(nil)]
      guard counts.contains(where: { $0 > 0 }) else { continue }
      endings.add(.given(reason?.words ?? "not recorded"), counts.map { .count($0) })
    }
    return [facts.markup] + (endings.isEmpty ? [] : [endings.markup])
  }

  /// How long breaks lasted, and how scores stood on either side of them.
  private var breaks: [Markup] {
    let months = found.breakMonths
    guard let shortest = months.first, let longest = months.last else { return [] }
    var table = ReportTable(
      "engagement-breaks", "Breaks from which people came back, in months",
      columns: ["What", "Figure"])
    table.fact("Breaks with a return", .count(months.count))
    table.fact("Shortest", .months(shortest))
    table.fact("Middle one", .months(months[months.count / 2]))
    table.fact("Longest", .months(longest))
    return [table.markup]
      + around(
        found.returns, id: "engagement-returns",
        title: "Scores before and after the return from a break", event: "a break",
        note: """
          The last score before the return, and the first after it. Scores move without a break too, so this \
          describes how people came back, and explains nothing.
          """)
  }

  private var afterChange: [Markup] {
    around(
      found.workerChanges, id: "engagement-workers",
      title: "Scores just before and just after a change of worker", event: "a change of worker",
      note: """
        A relationship that has to be started again takes time. Scores move without such a change too, so this \
        describes what followed and explains nothing.
        """)
  }

  private func around(
    _ changes: [FrameworkFindings.About<AfterChange>], id: String, title: Sentence,
    event: Sentence, note: Sentence
  ) -> [Markup] {
    let changes = changes.filter { $0.answer.people > 0 }
    var table = ReportTable(
      id, title,
      columns: [
        "Score", "People with \(event)", "With a score on both sides", "Mean before",
        "Mean after", "Mean change", "From", "To",
      ])
    var withheld: [(what: Sentence, why: Withheld)] = []
    for change in changes {
      let name = change.score.indicator.name
      switch change.answer.level {
      case .success(let level):
        table.add(
          .given(name),
          [
            .count(change.answer.people), .count(change.answer.paired), .effect(level.before),
            .effect(level.after), .effect(level.change.value),
            .effect(level.change.interval?.lower), .effect(level.change.interval?.upper),
          ])
      case .failure(let why):
        withheld.append(("\(given: name), around \(event)", why))
      }
    }
    table.note = note
    return (table.isEmpty ? [] : [table.markup])
      + (withheld.isEmpty ? [] : [ReportTable.withheld(id + "-withheld", withheld).markup])
  }
}
