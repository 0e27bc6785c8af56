import Journeys
import Results
import Scales

/// Where people are too few for figures over them: first what cannot be said, then each journey by itself.
struct FewPart: Sendable {
  let framework: OutcomesFramework
  let few: FewFindings

  /// The part as it stands on the page.
  var section: Section {
    Section(
      id: "few", title: title,
      content: [saying, unsaid.markup] + turning + stories.map(\.markup) + missing)
  }

  /// For the first page; nil where only some outcomes are of too few.
  var short: Sentence? {
    few.isAboutSome
      ? nil
      : """
      These are too few \(plural) for an average, a share or an order in time. What cannot be said comes first \
      in the part \(strong: title), and then each journey by itself.
      """
  }

  private var title: Sentence { "Too few for figures: \(plural), one by one" }

  private var plural: Sentence {
    switch framework.unit {
    case .person: "people"
    case .organisation: "organisations"
    case .area: "areas"
    }
  }

  /// What somebody is called in this part: by a letter that says nothing about them.
  func name(_ place: Int) -> String {
    let letter = JourneyChoice.name(place)
    return switch framework.unit {
    case .person: letter
    case .organisation: letter.replacing("Person", with: "Organisation")
    case .area: letter.replacing("Person", with: "Area")
    }
  }

  private var saying: Markup {
    few.isAboutSome
      ? .paragraph(
        """
        Of some outcomes so few \(plural) are known that nothing is said over them together. The table \
        tells what cannot be said, why, and what it would take.
        """)
      : .paragraph(
        """
        There are so few \(plural) here that this is said first: no average, no share and no order in \
        time can be told of them together. The table tells what cannot be said, why, and what it would take. \
        Where another table still holds a mean or a share of these same \(plural), it describes them and \
        nobody else.
        """)
  }

  private var unsaid: ReportTable {
    var table = ReportTable(
      "few-unsaid", "What cannot be said",
      columns: ["What", "Why", "What would make it possible", "Known of", "It would take"])
    for item in few.unsaid {
      table.add(
        .words(Self.words(item.what)),
        [
          .given(item.why.reason), .given(item.why.help), .count(item.people),
          .count(item.needed),
        ])
    }
    table.note = """
      “Known of” and “it would take” are numbers of \(plural). Where the second is missing, too little is known to \
      work it out.
      """
    return table
  }

  private static func words(_ what: FewFindings.Unsaid.What) -> Sentence {
    switch what {
    case .means: "A mean over all, or a share of them"
    case .order: "Whether a score or a hard outcome goes before the other"
    case .distance(let name): "How far people have come: \(given: name)"
    case .held(let name): "How long it held: \(given: name)"
    case .gain(let name): "How long a first gain took: \(given: name)"
    case .workers(let name): "What followed a change of worker: \(given: name)"
    }
  }

  private var turning: [Markup] {
    guard !few.stories.isEmpty else {
      return [
        .paragraph("There is no journey that can be told, for the reasons below.")
      ]
    }
    return [
      .paragraph(
        """
        What can be told is each journey by itself: what is on record, day by day, in the words of those whose \
        it is where they agreed to that. Nothing here is added up. Breaks are breaks, what was lost may come \
        back, and a goal that was put down is no lost one.
        """,
        few.isAboutSome ? "Only what belongs to the outcomes of the table above is told." : ""),
      .paragraph(
        """
        Letters stand in the place of names, and are those of this part only. Somebody who knows the \
        \(plural) may still recognise them: this is for inside use. A rating or an answer that is the same as \
        the last is not told again.
        """),
    ]
  }

  private var stories: [Section] {
    few.stories.enumerated().map { number, story in
      var table = ReportTable(
        "few-\(number + 1)-days", "\(given: name(number)), day by day",
        columns: ["When", "What is on record"])
      table.add(story.events) { $0.words }
      return Section(
        id: "few-\(number + 1)", title: "\(given: name(number))", content: [table.markup],
        isInChapter: true)
    }
  }

  private var missing: [Markup] {
    var table = ReportTable(
      "few-left-out", "Whose journey is not told, or not all of it", columns: ["Why", "Number"])
    let reasons: [(Consent.Verdict, Sentence)] = [
      (.missing, "Their journey is not told: never asked, or the consent has not begun"),
      (.expired, "Their journey is not told: the consent has run out"),
      (.withdrawn, "Their journey is not told: taken back"),
    ]
    for (verdict, words) in reasons {
      if let count = few.leftOut[verdict] { table.fact(words, .count(count)) }
    }
    if few.nothingOnRecord > 0 {
      table.fact("Nothing is on record that could be told", .count(few.nothingOnRecord))
    }
    if few.noRoom > 0 {
      table.fact(
        "Not told for want of room: the first are, in the order of the data", .count(few.noRoom))
    }
    for part in Consent.Part.allCases {
      guard let count = few.without[part] else { continue }
      table.fact("Told without \(part.words): not agreed to", .count(count))
    }
    return table.isEmpty ? [] : [table.markup]
  }
}
