/// The list of contents.
struct Contents: Sendable {
  let before: [Section]
  let chapters: [Chapter]
  let after: [Section]

  /// The list as it stands on the page.
  var markup: Markup {
    let chapters = chapters.map { chapter in
      Markup(
        .li,
        [
          link(chapter.id, chapter.outcome.name),
          Markup(.ul, chapter.sections.map { Markup(.li, [link($0.id, $0.title)]) }),
        ])
    }
    let list = before.map(item) + chapters + after.map(item)
    return Markup(
      .nav, [.class("contents"), .attribute(.labelledBy, "contents-title")],
      [Markup(.h2, [.id("contents-title")], text: "Contents"), Markup(.ul, list)])
  }

  private func item(_ section: Section) -> Markup { Markup(.li, [link(section.id, section.title)]) }

  private func link(_ id: String, _ title: Sentence) -> Markup {
    Markup(.a, [.to(id)], [title.markup])
  }
}
