import Benchmarking
import Results

/// What a position in the funnel lets one say, what it does not, and what to ask next.
///
/// ### Source
/// Wolpert, M., Deighton, J., De Francesco, D., Martin, P., Fonagy, P., & Ford, T. (2014). From 'reckless' to
/// 'mindful' in the use of outcome data to inform service-level performance management: perspectives from child
/// mental health. BMJ Quality & Safety, 23(4), 272–276. <https://doi.org/10.1136/bmjqs-2013-002557>
struct ServiceWords: Sendable {
  let host: any ServiceHost
  let compared: ComparedServices

  /// A few sentences for every position that somebody has.
  var markup: [Markup] {
    let positions: [Funnel.Position] = [
      .signalBelow, .signalAbove, .worthALookBelow, .worthALookAbove, .within,
    ]
    return positions.flatMap { position -> [Markup] in
      let names = compared.names(position).map { Sentence("\(given: $0)") }
      guard !names.isEmpty else { return [] }
      let title: Sentence = "\(ServiceTables.words(position)): \(Sentence.list(names))."
      return [
        .paragraph("\(strong: title)"),
        .list([
          "\(strong: "What can be said.") \(said(position))",
          "\(strong: "What cannot be said.") \(unsaid(position))",
          "\(strong: "What to ask next.") \(asked(position))",
        ]),
      ]
    } + [
      .paragraph(
        """
        A limit is where questions begin. Bring several views to the table: people who are supported, those \
        close to them, those who work there. Take most of the time for what should be done if the difference \
        is real, and less for why it may not be; and let those who differ tell the others what they do \
        (\(cite: "Wolpert et al. 2014")).
        """)
    ]
  }

  private func side(_ position: Funnel.Position) -> Sentence {
    let isAbove = position == .worthALookAbove || position == .signalAbove
    let way = host.way(isAbove ? 1 : -1)
    return isAbove
      ? "The change of people here lies above what is expected, which is \(way)"
      : "The change of people here lies below what is expected, which is \(way)"
  }

  private func said(_ position: Funnel.Position) -> Sentence {
    switch position {
    case .within:
      """
      The change of people here is about what is expected of people who started alike; chance could make \
      differences of this size.
      """
    case .worthALookBelow, .worthALookAbove:
      "\(side(position)), by more than chance gives to nineteen in twenty."
    case .signalBelow, .signalAbove:
      "\(side(position)), by more than chance gives to all but one in five hundred."
    }
  }

  private func unsaid(_ position: Funnel.Position) -> Sentence {
    switch position {
    case .within:
      "That nothing differs here. With few people only large differences would show."
    case .worthALookBelow, .worthALookAbove:
      """
      That the work there makes the difference, or that it will be so again. When many are compared, some lie \
      here by chance alone.
      """
    case .signalBelow, .signalAbove:
      "What makes the difference. A signal says that something is unusual, and is no verdict on anybody's work."
    }
  }

  private func asked(_ position: Funnel.Position) -> Sentence {
    switch position {
    case .within:
      "What do people say who are supported there, and those who work with them? Who has no later score?"
    case .worthALookBelow, .worthALookAbove, .signalBelow, .signalAbove:
      """
      In this order: is it the data, and who has no later score? Is it who the people are, and what else was \
      going on? Is it what there is to work with? And only then: is it how the work is done? \
      \(position.isSignal ? "Ask soon, and look whether it was so before." as Sentence : "Look whether it was so before.")
      """
    }
  }
}
