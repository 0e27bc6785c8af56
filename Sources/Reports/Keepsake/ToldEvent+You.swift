import Journeys

extension ToldEvent {
  /// What happened, told to the person whose it is; nil for what has no place on their page: workers' notes and
  /// views, what nobody knows, and scores, which have a part of their own.
  var wordsToYou: Sentence? {
    switch what {
    case .supportBegan: "Your support began."
    case .breakBegan(let why, _):
      why == .pause || why == nil ? "A break began." : "Your support stopped for a while."
    case .returned: "You came back."
    case .supportEnded(let why, _): Self.ended(why)
    case .newWorker: "You had another worker from here on."
    case .reachedOut: "You got in touch yourself."
    case .goalSet(let words, let by, let rating):
      rating.map {
        "\(Self.set(by)) \(Self.yours(words)). You put yourself at \(given: Self.number($0))."
      }
        ?? "\(Self.set(by)) \(Self.yours(words))."
    case .goalRated(let words, let rating, let before):
      before.map {
        """
        Your goal \(Self.yours(words)): you put yourself at \(given: Self.number(rating)); before, it was \
        \(given: Self.number($0)).
        """
      } ?? "Your goal \(Self.yours(words)): you put yourself at \(given: Self.number(rating))."
    case .goalEnded(let words, let ending, let became): Self.goalEnded(words, ending, became)
    case .noted(let name, _, let person):
      person.isEmpty
        ? nil : "\(given: name): you said \(Sentence.list(person.map { "“\(given: $0)”" }))."
    case .state(let name, let state, let turn):
      "\(given: name): \(given: state)\(Self.turned(turn))."
    case .sustained(let name, let months):
      "\(given: name): this has held for \(given: String(months)) months."
    case .level(let name, let level): "\(given: name): \(given: level)."
    case .counted(let name, let count, let unit, _):
      "\(given: name) (\(given: unit)): \(given: Self.number(count))."
    case .told(let word): Self.said(word)
    case .scored, .stateUnknown, .stateNotTheirs: nil
    }
  }

  private static func yours(_ words: String) -> Sentence {
    words.isEmpty ? "that is yours" : "“\(given: words)”"
  }

  private static func set(_ by: GoalStatement.Chooser?) -> Sentence {
    switch by {
    case .person: "You set yourself a goal:"
    case .together: "You and a worker set a goal:"
    case .service, .commissioner: "A goal was set with you:"
    case nil: "A goal of yours:"
    }
  }

  private static func goalEnded(
    _ words: String, _ ending: PersonalGoal.Ending?, _ became: String?
  ) -> Sentence {
    switch ending {
    case .reached: "Your goal \(yours(words)): you reached it."
    case .retired: "Your goal \(yours(words)): you put it down, as goals may be."
    case .replaced:
      became.map { "Your goal \(yours(words)) became another: \(yours($0))." }
        ?? "Your goal \(yours(words)) became another."
    case nil: "Your goal \(yours(words)) is not followed any more."
    }
  }

  private static func ended(_ why: SupportSpell.Ending?) -> Sentence? {
    switch why {
    case .goalsMet: "Your support ended: what you wanted from it was reached."
    case .personsChoice: "Your support ended, as you chose."
    case .serviceTimeLimit: "The service ended your support: its time was up."
    case .serviceThreshold: "The service ended your support, by its own rules."
    case .serviceClosure: "The service closed, and your support ended with it."
    case .passedOn: "Your support went on with somebody else."
    case .contactStopped: "Contact stopped for now; why is not written down."
    case .moved: "You moved away, and your support here ended."
    case .unknown, .pause, nil: "Your support ended; why is not written down."
    case .died: nil
    }
  }

  private static func turned(_ turn: Turn) -> Sentence {
    switch turn {
    case .began, .goesOn, .notYet: ""
    case .came: "; this came about"
    case .lost: "; what you had there ended for now"
    case .regained: "; this came back"
    }
  }

  private static func said(_ word: WrittenWord) -> Sentence? {
    switch word.kind {
    case .quote: "You said: “\(given: word.text)”"
    case .picture:
      word.text.isEmpty
        ? "A picture of yours, kept as \(code: word.file ?? "")."
        : "A picture of yours, kept as \(code: word.file ?? ""): \(given: word.text)"
    case .note: nil
    }
  }
}
