public import Change
import Plots
public import Scales

/// One page for one person to keep: their own words first, what is on record of their journey at its time,
/// their scores in large print, room to disagree, and how to correct or withdraw.
///
/// Nobody else's figures are on it, and nothing on it compares the person with anyone. The page loads
/// nothing, holds no script and takes both sides of a sheet of A4 for a handful of scores.
public struct JourneyPage: Sendable {
  /// One score over time.
  public struct Measure: Sendable {
    /// What was measured, such as the name of a scale's score; empty where it has no name.
    public var name: String
    /// Which way is better.
    public var direction: ScoreDefinition.Direction
    /// Lowest and highest score that can be had; nil where not known.
    public var range: ClosedRange<Double>?
    /// The journey, with the error of measurement where it is known.
    public var journey: JourneyDescription

    /// Describes a score over time.
    public init(
      name: String, direction: ScoreDefinition.Direction, range: ClosedRange<Double>?,
      journey: JourneyDescription
    ) {
      (self.name, self.direction, self.range, self.journey) = (name, direction, range, journey)
    }
  }

  /// What the person is called on the page; empty for nothing.
  public var name: String
  /// Their scores.
  public var measures: [Measure]
  /// The person's own words or goals, as they gave them.
  public var words: [String]
  /// What is on record of them, in order. What workers noted is left out: the person can ask to see it.
  public var story: [ToldEvent]
  /// Whom to ask about the page; empty for a line to fill in.
  public var contact: String
  /// Program and version that made the page.
  public var program: String

  /// Makes a page.
  public init(
    name: String, measures: [Measure], words: [String] = [], story: [ToldEvent] = [],
    contact: String = "", program: String
  ) {
    self.name = name
    self.measures = measures
    self.words = words
    self.story = story
    self.contact = contact
    self.program = program
  }

  /// The page.
  public var html: String {
    let title: Sentence = name.isEmpty ? "Your journey" : "Your journey, \(given: name)"
    let scores = measures.enumerated().map {
      KeepsakeScores(measure: $1, number: $0 + 1).markup
    }
    return Page(
      title: title.markup.text, running: "Yours to keep",
      header: [
        Markup(.p, [.class("eyebrow")], text: "A page for you to keep"),
        Markup(.h1, [title.markup]),
      ],
      content: [KeepsakeWords(words: words).markup]
        + [KeepsakeStory(events: story).section?.markup].compactMap(\.self) + scores
        + [disagree, rights].map(\.markup),
      isLargePrint: true
    ).html
  }

  private var disagree: Section {
    Section(
      id: "your-view", title: "Does this look right to you?",
      content: [
        .paragraph(
          """
          You know your life; a score is a few answers on a few days. If this page does not fit, say so \
          here, and it will be kept beside the scores.
          """), Markup.lines(5),
      ])
  }

  private var rights: Section {
    let ask: Sentence =
      contact.isEmpty ? "your worker, or whoever gave you this page" : "\(given: contact)"
    return Section(
      id: "your-rights", title: "Your answers are yours",
      content: [
        .list([
          "You can ask to see everything that is held about you.",
          "You can have a mistake put right.",
          "You can take your answers back, and need not say why. Your support does not depend on it.",
        ]),
        .paragraph("For any of these, ask \(ask)."),
        .paragraph(
          """
          No score on this page is a decision about your support. Made by \(given: program).
          """),
      ])
  }
}
