import Journeys
import Results
import Scales
import Scoring

/// Notes, quotes and pictures that people agreed may be read inside, by outcome.
struct WordsPart: Sendable {
  /// The most that are printed; words are read, never counted.
  static let mostShown = 60

  let found: FrameworkFindings

  /// The part as it stands on the page; nil where there are none.
  var section: Section? {
    guard !found.words.isEmpty || !counts.isEmpty else { return nil }
    return Section(id: "words", title: "In people's own words", content: content)
  }

  private var content: [Markup] {
    [
      .paragraph(
        """
        Words stand beside numbers and are not counted. Listed names are masked in them; a reader who knows \
        the person may still recognise them, so no quote is called anonymous. A quote leaves the service only \
        where the person agreed to that and a named human approved it.
        """)
    ] + groups.map(\.markup) + (counts.isEmpty ? [] : [counts.markup])
  }

  private var groups: [Section] {
    let shown = found.words.prefix(Self.mostShown)
    let outcomes: [FrameworkOutcome?] = found.framework.outcomes.map(Optional.some) + [nil]
    return outcomes.enumerated().compactMap { number, outcome in
      let words = shown.filter { $0.outcome?.id == outcome?.id }
      guard !words.isEmpty else { return nil }
      return Section(
        id: "words-\(number + 1)",
        title: outcome.map { "\(given: $0.name)" } ?? "About no outcome of the framework",
        content: [.list(words.map(told))], isInChapter: true)
    }
  }

  private func told(_ told: FrameworkFindings.Told) -> Sentence {
    let text: Sentence = told.word.text.isEmpty ? "" : "\(given: told.word.text)"
    let who: Sentence = letters[told.person].map { "\(given: $0), " } ?? ""
    let when: Sentence = "\(who)\(given: told.when)"
    return switch told.word.kind {
    case .quote: "\(when), said: “\(text)”"
    case .note: "\(when), noted: \(text)"
    case .picture: "\(when), a picture, kept as \(code: told.word.file ?? ""). \(text)"
    }
  }

  /// The letters of those whose journeys are told one by one.
  private var letters: [Person: String] {
    guard let few = found.few else { return [:] }
    let part = FewPart(framework: found.framework, few: few)
    return Dictionary(
      few.stories.enumerated().map { ($1.person, part.name($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  private var counts: ReportTable {
    var table = ReportTable(
      "words-shared", "What of it may be shown outside",
      columns: [
        "Kind", "May be shown", "Approved by nobody yet", "Never asked", "Consent run out",
        "Taken back",
      ])
    for kind in WrittenWord.Kind.allCases {
      let (shown, waiting) = (found.shared.shown[kind] ?? 0, found.shared.notApproved[kind] ?? 0)
      let withheld = found.shared.withheld[kind] ?? [:]
      guard shown + waiting + withheld.values.reduce(0, +) > 0 else { continue }
      table.add(
        .words(kind.words),
        [
          .count(shown), .count(waiting), .count(withheld[.missing] ?? 0),
          .count(withheld[.expired] ?? 0), .count(withheld[.withdrawn] ?? 0),
        ])
    }
    return table
  }
}

extension WrittenWord.Kind {
  /// For readers, in the plural.
  var words: Sentence {
    switch self {
    case .note: "notes"
    case .quote: "quotes"
    case .picture: "pictures"
    }
  }
}
