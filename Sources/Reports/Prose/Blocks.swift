import Plots

extension Markup {
  /// A paragraph of sentences.
  static func paragraph(_ sentences: Sentence..., lead: Bool = false) -> Markup {
    Markup(.p, lead ? [.class("lead")] : [], [Sentence.joined(sentences).markup])
  }

  /// A list of sentences.
  static func list(_ items: [Sentence]) -> Markup {
    Markup(.ul, items.map { Markup(.li, [$0.markup]) })
  }

  /// A box that is seen first.
  static func notice(_ kind: String, _ sentences: Sentence...) -> Markup {
    Markup(
      .div, [.class("notice " + kind), .attribute(.role, "note")],
      [Markup(.p, [Sentence.joined(sentences).markup])])
  }

  /// A drawing under its title and a line on how to read it.
  static func figure(
    _ figure: ReportFigure, title: Sentence, reading: Sentence
  ) -> Markup {
    let simulated = figure.isSimulated ? [Markup(.span, [.class("tag")], text: "Simulated")] : []
    return Markup(
      .figure, [.class("chart")],
      [
        Markup(
          .figcaption,
          [Markup(.p, simulated + [Markup(.strong, [title.markup])]), Markup(.p, [reading.markup])]),
        Markup(drawing: figure),
      ])
  }
}

/// A part of the report with its heading.
struct Section: Sendable {
  var id: String
  var title: Sentence
  var content: [Markup]
  /// Whether it belongs to a chapter; otherwise it stands for itself.
  var isInChapter = false

  /// The part as it stands on the page.
  var markup: Markup {
    let heading = Markup(isInChapter ? .h3 : .h2, [.id(id + "-title")], [title.markup])
    // Parts of a chapter bear the same titles in every chapter, so they are no landmarks.
    let named = isInChapter ? [] : [Markup.Attribute.attribute(.labelledBy, id + "-title")]
    return Markup(.section, [.id(id)] + named, [heading] + content)
  }
}
