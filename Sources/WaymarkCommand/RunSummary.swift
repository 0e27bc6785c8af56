import Change
import Journeys
import Platform
import Reports
import Results
import Scales
import Studies

/// What a run says on the terminal when it is done: the account in a few lines.
enum RunSummary {
  static func lines(_ run: StudyRun, folder: String) -> [String] {
    let account = run.account
    var lines = [run.study.title]
    let answers = account.setAside.count { $0.code.concernsOneCell }
    lines.append(
      "\(account.rows) rows read, \(account.rowsSetAside) rows and \(answers) answers set aside, "
        + "\(account.persons) people")
    if let records = account.records {
      lines.append(
        "\(records.rows) rows of records read, \(records.setAside) set aside"
          + (records.setAside > 0 ? ": refused.csv says why, line by line" : ""))
    }
    if let withheld = account.withheld { lines += Self.withheld(withheld) }
    for scored in account.scores {
      let missing = scored.missing.reduce(0) { $0 + $1.count }
      let incomplete = scored.prorated + scored.partial
      let among =
        incomplete > 0 ? " (\(incomplete) of them with answers missing, as its rule allows)" : ""
      lines.append(
        "\(scored.scale) \(scored.score): \(scored.scored + incomplete) scored\(among), "
          + "\(missing) without a score")
    }
    for answers in account.answers where answers.asked > 0 {
      let share = NumberText.shown(
        Double(answers.asked - answers.missing) / Double(answers.asked) * 100, places: 1)
      lines.append(
        "\(answers.scale): \(share) of 100 questions put have an answer, over \(answers.people) people"
      )
    }
    for found in run.rules {
      for rate in found.rates.flatMap(\.rates)
      where rate.n > 0 && RuledTable.status(rate, found.isShown) == .shown {
        lines.append("\(found.pack.id) \(rate.name): \(rate.count) of \(rate.n)")
      }
    }
    for attention in account.attention where attention.rows > 0 {
      let rows = attention.rows == 1 ? "1 row has" : "\(attention.rows) rows have"
      lines.append("\(rows) an answer that calls for a conversation (\(attention.item))")
    }
    let left = run.since?.leftOut.values.reduce(0, +) ?? 0
    if left > 0 {
      lines.append(
        (left == 1
          ? "1 person of the earlier run agrees no more and is"
          : "\(left) people of the earlier run agree no more and are")
          + " left out: the folder of that run still holds their rows, so delete it or make it anew"
      )
    }
    let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    lines.append("Report: \(folder)/report.html (for inside use, not for sharing)")
    return lines
  }

  /// How many people are left out, by what their consent amounts to.
  private static func withheld(_ withheld: RunAccount.Withheld) -> [String] {
    let parts = [
      (Consent.Verdict.missing, "with no consent on record"),
      (.expired, "whose consent has run out"),
      (.withdrawn, "who took it back"),
    ].compactMap { verdict, words in
      withheld.people[verdict].map { "\($0) \(words)" }
    }
    let people = withheld.people.values.reduce(0, +)
    guard people > 0 else { return [] }
    return [
      "\(Counted.words(people, "person", "people")) left out: \(parts.joined(separator: ", "))"
    ]
  }
}
