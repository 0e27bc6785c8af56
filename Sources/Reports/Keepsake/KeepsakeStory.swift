/// What is on record of the person, at its time, in words to them.
struct KeepsakeStory: Sendable {
  let events: [ToldEvent]

  /// The part as it stands on the page; nil where there is nothing to tell.
  var section: Section? {
    var table = ReportTable(
      "story", "Your way so far, day by day", columns: ["When", "What happened"])
    table.add(events) { $0.wordsToYou }
    guard !table.isEmpty else { return nil }
    return Section(
      id: "your-story", title: "Your way so far",
      content: [
        .paragraph(
          """
          This is what was written down, at its time. Ups and downs belong to it. What workers noted for \
          themselves is not here: you can ask to see it.
          """), table.markup,
      ])
  }
}
