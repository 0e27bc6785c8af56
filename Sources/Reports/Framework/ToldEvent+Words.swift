import Journeys

extension ToldEvent {
  /// What happened, as somebody else reads it. Goals and quotes are in the person's own words.
  var words: Sentence {
    switch what {
    case .supportBegan: "Support began."
    case .breakBegan(let why, let teller):
      switch why {
      case .pause, nil: "A break in support began\(Self.told(teller))."
      case .some(let why):
        "Support stopped: \(given: why.words)\(Self.told(teller)). It was a break."
      }
    case .returned: "Back after the break."
    case .supportEnded(let why, let teller):
      "Support ended: \(given: why?.words ?? "why is not recorded")\(Self.told(teller))."
    case .newWorker: "Another worker from here on: a relationship to start anew."
    case .reachedOut: "Got in touch of their own accord, for the first time on record."
    case .goalSet(let words, let by, let rating):
      rating.map {
        "\(Self.setBy(by)): \(Self.goal(words)). Rated at \(given: Self.number($0))."
      } ?? "\(Self.setBy(by)): \(Self.goal(words))."
    case .goalRated(let words, let rating, let before):
      if let before {
        "\(Self.goal(words)) rated at \(given: Self.number(rating)), \(given: Self.number(before)) before."
      } else {
        "\(Self.goal(words)) rated at \(given: Self.number(rating))."
      }
    case .goalEnded(let words, let ending, let became): Self.ended(words, ending, became)
    case .noted(let name, let worker, let person):
      "\(given: name): \(Self.views(person: person, worker: worker))."
    case .state(let name, let state, let turn):
      "\(given: name): \(given: state)\(Self.turned(turn))."
    case .stateUnknown(let name): "\(given: name): not known from here on."
    case .stateNotTheirs(let name): "\(given: name): none of theirs."
    case .sustained(let name, let months):
      "\(given: name): held for \(given: String(months)) months without a break."
    case .level(let name, let level): "\(given: name): \(given: level)."
    case .counted(let name, let count, let unit, let until):
      // The unit is the framework's own word, so it stands where one of them reads as well as many.
      until.map {
        "\(given: name) (\(given: unit)): \(given: Self.number(count)) up to \(given: $0)."
      } ?? "\(given: name) (\(given: unit)): \(given: Self.number(count)) so far."
    case .scored(let name, let value, let since):
      "\(given: name): \(given: Self.number(value))\(Self.since(since))."
    case .told(let word): Self.told(word)
    }
  }

  /// A number as it is on record.
  static func number(_ value: Double) -> String { Digits.edge(value) ?? "–" }

  /// A goal in the person's words, or that they are not shown.
  static func goal(_ words: String) -> Sentence {
    words.isEmpty ? "A goal whose words are not shown" : "“\(given: words)”"
  }

  private static func told(_ teller: Teller?) -> Sentence {
    switch teller {
    case .person: ", as the person says"
    case .worker: ", as a worker says"
    case .service: ", as the service says"
    case nil: ""
    }
  }

  private static func views(person: [String], worker: [String]) -> Sentence {
    .list(
      person.map { "“\(given: $0)” as the person saw it" }
        + worker.map { "“\(given: $0)” as a worker saw it" })
  }

  private static func setBy(_ chooser: GoalStatement.Chooser?) -> Sentence {
    switch chooser {
    case .person: "Set as a goal by the person"
    case .together: "Set as a goal together with a worker"
    case .service: "Set as a goal by the service"
    case .commissioner: "Set as a goal by a commissioner"
    case nil: "Set as a goal"
    }
  }

  private static func ended(
    _ words: String, _ ending: PersonalGoal.Ending?, _ became: String?
  ) -> Sentence {
    switch ending {
    case .reached: "\(goal(words)): reached."
    case .retired: "\(goal(words)): put down, no longer what they want."
    case .replaced:
      became.map { "\(goal(words)) became \(goal($0))." } ?? "\(goal(words)) became another goal."
    case nil: "\(goal(words)): followed no more; why is not recorded."
    }
  }

  private static func turned(_ turn: Turn) -> Sentence {
    switch turn {
    case .began: ", at the first record of it"
    case .came: "; it came to hold"
    case .goesOn: "; it goes on holding"
    case .lost: "; it was lost for now"
    case .regained: "; it was regained"
    case .notYet: ""
    }
  }

  private static func since(_ since: SinceFirst) -> Sentence {
    switch since {
    case .first: ", the first"
    case .towards: ", towards better since the first, beyond its error"
    case .away: ", away from better since the first, beyond its error"
    case .within: ", no reliable change since the first"
    case .notJudged: ""
    }
  }

  private static func told(_ word: WrittenWord) -> Sentence {
    let text: Sentence = word.text.isEmpty ? "" : " \(given: word.text)"
    return switch word.kind {
    case .quote: "In their words: “\(given: word.text)”"
    case .note: "Noted:\(text)"
    case .picture: "A picture, kept as \(code: word.file ?? "").\(text)"
    }
  }
}
