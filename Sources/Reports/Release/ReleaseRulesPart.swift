import Disclosure
import Results

/// By which rules the figures were judged before anything was drawn.
struct ReleaseRulesPart: Sendable {
  /// Fewest people behind a count.
  let fewest: Cell
  private let release: Release
  private let table: ReportTable

  init(_ release: Release) {
    let profile = release.profile
    self.release = release
    var table = ReportTable("rules", "The rules", columns: ["Rule", "Here"])
    table.add(.words("Name"), [.given(profile.title)])
    table.add(.words("Version"), [.given(profile.version)])
    fewest = table.fact("Fewest people behind a count", .count(profile.fewestPersons))
    table.fact("Fewest people behind a mean or a model", .count(profile.fewestForMeans))
    table.add(
      .words("That nobody is in a group"),
      [.words(profile.zeros == .shown ? "Told" : "Not told, as with any small number")])
    if let base = profile.roundingBase {
      table.fact("Counts are told to the nearest", .count(base))
    }
    table.add(
      .words("Groups in which everybody is alike"),
      [.words(profile.alikeGroups == .shown ? "Told" : "Not told")])
    self.table = table
  }

  /// The part as it stands on the page.
  var section: Section {
    let sources = release.profile.sources.map { source in
      Markup(
        .li, [Markup(.cite, text: source.url.map { "\(source.text) \($0)" } ?? source.text)])
    }
    let notes = release.profile.notes.map { Sentence("\(given: $0.message)") }
    return Section(
      id: "gate", title: "How small numbers were judged",
      content: [
        .paragraph(
          """
          Every figure was judged before anything was written or drawn, so drawings and files hold no more \
          than the tables. Counts that add up to a total, groups within groups, and means of overlapping \
          people were held against each other; intervals and limits were worked out from the figures as \
          they are told. \(given: release.program) made the report.
          """), table.markup,
      ] + (notes.isEmpty ? [] : [.list(notes)])
        + (sources.isEmpty ? [] : [Markup(.ul, [.class("sources")], sources)]))
  }
}
