import Disclosure

/// The findings in a few sentences, and how many people they are about.
struct ReleasePeople: Sendable {
  private let table: ReportTable
  private let people: Cell
  private let isShown: Bool
  private let isCompared: Bool

  init(_ release: Release) {
    var table = ReportTable("people", "Who is in this release", columns: ["What", "Number"])
    people = table.fact("People", .told(release.people))
    isCompared = release.isCompared
    isShown = release.people.value != nil
    self.table = table
  }

  /// The box on the first page.
  func markup(_ chapters: [ReleaseChapter]) -> Markup {
    let items = chapters.flatMap(\.short)
    let lead: [Markup] =
      isShown
      ? [.paragraph("The figures are about \(people, "person", "people").", lead: true)] : []
    return Markup(
      .section, [.class("short"), .id("short"), .attribute(.labelledBy, "short-title")],
      [Markup(.h2, [.id("short-title")], text: "In short")] + lead
        + (items.isEmpty
          ? [.paragraph("Too few people stand behind every finding for any of them to be told.")]
          : [.list(items)]) + [
          .paragraph(
            """
            \(ComparisonWords.short(isCompared)), and an unusual first score tends to be followed by a more \
            usual one. So none of this shows what brought a change about.
            """), table.markup,
        ])
  }
}
