/// The files of a run, in a line each.
enum RunFiles {
  static func table(hasFramework: Bool) -> ReportTable {
    var table = ReportTable("files", "Files in this folder", columns: ["File", "What it holds"])
    func add(_ name: String, _ words: Sentence) {
      table.add(.words("\(code: name)"), [.words(words)])
    }
    add("PRIVATE.txt", "Whom this folder is for")
    add(
      "share/",
      "The only thing to send: a report and tables that have passed the rules on small numbers")
    add("report.html", "This report")
    add("figures/", "Each figure of this report as a file, with its caption in captions.md")
    add("tables/", "Each table of this report in Markdown")
    add(
      "methods.bib", "The sources of the methods and the scales, for programs that keep references")
    add("scores.csv", "Every score, by person and occasion, or why there is none")
    add("refused.csv", "Every row and answer set aside, with its line and reason")
    add(
      "change.csv",
      "The first and last score of each person, with the index and the method's category")
    add("change-summary.csv", "How many people are in each category, and the error of measurement")
    add("journeys.csv", "The journey of each person: best score, largest setback, ground regained")
    add("trajectories.json", "The models over time: estimates, variances, options, notes")
    add("benchmark.csv", "The comparison")
    add("rules.csv", "What published rules count, where the study names any")
    if hasFramework { ofFramework.forEach(add) }
    add("releases.csv", "What was released in share/, now and before, with numbers of people")
    add(
      "manifest.json", "What was read, chosen, counted and written, with fingerprints of every file"
    )
    table.note = "The folder holds rows about people. It is for inside use, not for sharing."
    return table
  }

  /// The files of a study that names a framework.
  private static let ofFramework: [(String, Sentence)] = [
    ("framework.csv", "What the ids of outcomes and indicators stand for, and who chose them"),
    (
      "distances.csv",
      "Start, review and distance of each person and indicator, or why it is not known"
    ),
    ("distance-summary.csv", "Distance travelled, indicator by indicator"),
    ("states.csv", "Whether hard outcomes came, held, were lost and regained"),
    ("order.csv", "Whether scores go before hard outcomes, or these before scores"),
    ("goal-summary.csv", "Goals that people set, how near they came, who chose them"),
    ("observation-summary.csv", "What was noticed, by workers and by the people themselves"),
    ("engagement.csv", "Contacts and what they meant, breaks, endings and who told of them"),
    ("times.csv", "First gains, time frames, falls beside trust, changes of worker"),
    ("own-words.csv", "Words and pictures that may be read inside, and whether they may leave"),
    ("consent-summary.csv", "What people agreed to, part by part"),
  ]
}
