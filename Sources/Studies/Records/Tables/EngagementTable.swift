import Journeys
import Reports
import Results

extension FrameworkFindings {
  /// `engagement.csv`: a row per figure; of endings one per reason and who gave it.
  var engagementTable: ResultTable {
    var table = ResultTable(columns: ["told_by"] + FigureRow.columns)
    guard let engagement else { return table }
    func add(_ rows: [FigureRow], toldBy teller: String? = nil) {
      table.rows += rows.map { [.text(teller)] + $0.cells }
    }
    add(engagement.offered)
    add(FigureRow.meaning(engagement.meaningToPerson), toldBy: "person")
    add(FigureRow.meaning(engagement.meaningToWorker), toldBy: "worker")
    add(engagement.given)
    for reason in SupportSpell.Ending.allCases.map(Optional.some) + [nil] {
      for teller in Teller.allCases.map(Optional.some) + [nil] {
        let ending = EngagementSummary.Ending(reason, toldBy: teller)
        guard let count = engagement.endings[ending] else { continue }
        add(
          [
            .count("ended", reason?.rawValue ?? "not recorded", n: count, of: engagement.supported)
          ], toldBy: teller?.rawValue ?? "not recorded")
      }
    }
    return table
  }
}

extension EngagementSummary {
  /// Contacts.
  fileprivate var offered: [FigureRow] {
    guard contacts > 0 else { return [.missing("contacts", why: "no contacts are recorded")] }
    return [
      .count("contacts", n: contacts), .count("people with contacts", n: people),
      .share("kept of offered", n: keptOfOffered.count, of: keptOfOffered.of),
      .share("started by the person", n: startedByPerson.count, of: startedByPerson.of),
      .share("people who started one", n: peopleWhoStarted.count, of: peopleWhoStarted.of),
    ]
  }

  /// Support, breaks that are no exits, changes of worker.
  fileprivate var given: [FigureRow] {
    let changes: [FigureRow] = [
      .count("people with a change of worker", n: peopleWithChanges),
      .count("changes of worker", n: workerChanges),
      .count("people with a worker not recorded", n: workerNotRecorded),
    ]
    guard supported > 0 else {
      return [.missing("people supported", why: "no support is recorded")] + changes
    }
    return [
      .count("people supported", n: supported), .count("support goes on", n: goesOn, of: supported),
      .count("on a break", n: onBreak, of: supported),
      .count("people with a break", n: peopleWithBreaks, of: supported),
      .count("breaks", n: breaks),
    ] + changes
  }
}

extension FigureRow {
  /// What contacts meant to one side: each person's mean counts once.
  fileprivate static func meaning(_ figures: MeaningFigures?) -> [FigureRow] {
    guard let figures else { return [.missing("meaning", "mean", why: "nobody said")] }
    return [("mean", figures.mean), ("lowest", figures.lowest), ("highest", figures.highest)].map {
      .estimate("meaning", $0, n: figures.count, value: Estimate(value: $1))
    }
  }
}
