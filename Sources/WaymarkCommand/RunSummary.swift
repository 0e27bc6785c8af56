import Change
import Reports
import Results
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
    for scored in account.scores {
      let missing = scored.missing.reduce(0) { $0 + $1.count }
      let incomplete = scored.prorated + scored.partial
      let among =
        incomplete > 0 ? " (\(incomplete) of them with answers missing, as its rule allows)" : ""
      lines.append(
        "\(scored.scale) \(scored.score): \(scored.scored + incomplete) scored\(among), "
          + "\(missing) without a score")
    }
    for attention in account.attention where attention.rows > 0 {
      let rows = attention.rows == 1 ? "1 row has" : "\(attention.rows) rows have"
      lines.append("\(rows) an answer that calls for a conversation (\(attention.item))")
    }
    let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    lines.append("Report: \(folder)/report.html (for inside use, not for sharing)")
    return lines
  }
}
