/// The files of a run, in a line each.
enum RunFiles {
  static var table: ReportTable {
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
    add("releases.csv", "What was released in share/, now and before, with numbers of people")
    add(
      "manifest.json", "What was read, chosen, counted and written, with fingerprints of every file"
    )
    table.note = "The folder holds rows about people. It is for inside use, not for sharing."
    return table
  }
}
