import Plots

/// The answers themselves, scale by scale: how complete they are, and how they are spread.
struct AnswersPart: Sendable {
  let study: StudyDescription
  let accounts: [(answers: AnswersAccount, figures: CompletionFigures)]

  init(_ study: StudyDescription, _ accounts: [AnswersAccount]) {
    self.study = study
    self.accounts = accounts.enumerated().map { number, answers in
      (
        answers,
        CompletionFigures(answers, id: "answers-\(number + 1)", name: "\(given: answers.name)")
      )
    }
  }

  /// The part as it stands on the page; nil without any question.
  var section: Section? {
    guard accounts.contains(where: { !$0.answers.questions.isEmpty }) else { return nil }
    return Section(
      id: "answers", title: "The answers, question by question",
      content: accounts.enumerated().flatMap { number, account in
        [Markup(.h3, [Sentence("\(given: account.answers.name)").markup])]
          + completion(account.answers, account.figures, number: number + 1)
          + spread(account.answers, number: number + 1)
      })
  }

  /// A sentence on each scale for the first page.
  var short: [Sentence] {
    accounts.filter { $0.figures.asked.text != "0" }.map { answers, figures in
      """
      \(given: answers.name): \(figures.people, "person", "people") answered, and \(figures.answeredShare) \
      of the questions that were put have an answer.
      """
    }
  }

  private func completion(
    _ answers: AnswersAccount, _ figures: CompletionFigures, number: Int
  ) -> [Markup] {
    let plot = MissingnessPlot(
      title: "Missing answers", occasions: answers.occasions,
      rows: answers.questions.map { question in
        MissingnessPlot.Row(
          question.id,
          cells: zip(question.missing, question.asked).map { .init(missing: $0, asked: $1) })
      })
    let most: Sentence =
      figures.most.map {
        "The question left out most often is \(code: $0.name): \($0.share) of the times it was put."
      } ?? "No answer is missing."
    return [
      .paragraph(
        """
        \(figures.people, "person", "people") answered at least one question. Questions were put \
        \(figures.asked, "time", "times"), and \(figures.missing, "answer is", "answers are") \
        missing, so that \(figures.answeredShare) have one. \(most) A question that many pass over may be \
        hard to understand, hard to answer, or not theirs to answer.
        """),
      figure(
        plot, number, "missing", name: answers, title: "Where answers are missing",
        reading:
          "Rows without any answer count too; people who were not there on an occasion do not."),
      figures.persons.markup, figures.byOccasion.markup, figures.byQuestion.markup,
    ]
  }

  /// Questions that share their choices stand in one figure, as long as the choices can be told apart.
  private func spread(_ answers: AnswersAccount, number: Int) -> [Markup] {
    var groups: [(choices: [AnswersAccount.Choice], questions: [AnswersAccount.Question])] = []
    for question in answers.questions {
      if let place = groups.firstIndex(where: { $0.choices == question.choices }) {
        groups[place].questions.append(question)
      } else {
        groups.append((question.choices, [question]))
      }
    }
    let drawn = groups.filter { (2...LikertPlot.mostChoices).contains($0.choices.count) }
    guard !drawn.isEmpty else { return [] }
    let opening = Markup.paragraph(
      """
      Below is what everybody answered last, question by question: the latest answer of each person that \
      counts. Some questions count the other way round in a score; here they stand as they were answered.
      """)
    return [opening]
      + drawn.enumerated().flatMap { part, group in
        spread(answers, group.choices, group.questions, number: number, part: part + 1)
      }
  }

  private func spread(
    _ answers: AnswersAccount, _ choices: [AnswersAccount.Choice],
    _ questions: [AnswersAccount.Question], number: Int, part: Int
  ) -> [Markup] {
    let plot = LikertPlot(
      title: "Latest answers",
      choices: choices.map { choice in
        choice.label.map { "\(choice.code) \($0)" } ?? "\(choice.code)"
      },
      rows: questions.map { LikertPlot.Row($0.text ?? $0.id, counts: $0.latest) })
    var table = ReportTable(
      "answers-\(number)-latest-\(part)",
      "\(given: answers.name): how many people last answered what",
      columns: ["Question", "People"]
        + choices.map { choice in
          choice.label.map { "\(given: "\(choice.code) \($0)")" } ?? "\(given: "\(choice.code)")"
        })
    for question in questions {
      table.add(
        .words(CompletionFigures.name(question)),
        [.count(question.latest.reduce(0, +))] + question.latest.map { .count($0) })
    }
    return [
      figure(
        plot, number, "latest-\(part)", name: answers, title: "What people answered last",
        reading: "Each bar is one question; each person counts once."),
      table.markup,
    ]
  }

  private func figure(
    _ plot: some Plot, _ number: Int, _ part: String, name: AnswersAccount, title: Sentence,
    reading: Sentence
  ) -> Markup {
    .figure(
      ReportFigure(
        plot, id: "answers-\(number)-\(part)-figure",
        name: FileNames.safe("answers-\(number)-\(name.scale)-\(part)"),
        title: "\(given: name.name): \(title)", reading: reading, isSimulated: study.isSimulated),
      title: title, reading: reading)
  }
}
