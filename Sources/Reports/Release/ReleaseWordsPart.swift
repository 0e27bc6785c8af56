/// Words that people agreed may be shown outside.
struct ReleaseWordsPart: Sendable {
  let release: Release

  /// The part as it stands on the page; nil where there are none.
  var section: Section? {
    guard !release.words.isEmpty else { return nil }
    let words = release.words.sorted()
    var seen: Set<String?> = []
    let outcomes = words.map(\.outcome).filter { seen.insert($0).inserted }
    return Section(
      id: "words", title: "In people's own words",
      content: [
        .paragraph(
          """
          Each of these stands here because the person agreed to it and a named human approved it. Listed \
          names are masked; somebody who knows the person may still recognise them, so please do not pass \
          them on further than was agreed.
          """)
      ]
        + outcomes.enumerated().map { number, outcome in
          Section(
            id: "words-\(number + 1)",
            title: outcome.map { "\(given: $0)" } ?? "About no outcome of the framework",
            content: [
              .list(
                words.filter { $0.outcome == outcome }.map {
                  $0.isSaid ? "Said: “\(given: $0.text)”" : "Noted: \(given: $0.text)"
                })
            ], isInChapter: true
          ).markup
        })
  }
}
