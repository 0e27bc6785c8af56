/// What stands before everything else: title, banners, what the study is.
struct Opening: Sendable {
  let study: StudyDescription

  /// The head of the page.
  var markup: [Markup] {
    var pieces = [
      Markup(.p, [.class("eyebrow")], text: "Report on how people are changing"),
      Markup(.h1, [Markup(.span, [.class("given")], text: study.title)]),
    ]
    if study.isSimulated { pieces.append(Self.simulated) }
    if let notice = study.notice {
      pieces.append(.notice("given-notice", "\(given: notice)"))
    }
    pieces.append(
      .notice(
        "inside",
        """
        \(strong: "For inside use, not for sharing.") This report draws the scores of single people. \
        It names nobody, but someone who knows them may recognise them. What may be sent is in the folder \
        \(code: "share/") beside it, and nowhere else. Nothing in it is a decision about anyone's support.
        """))
    pieces.append(Markup(.p, [.class("about")], [("\(given: study.about)" as Sentence).markup]))
    return pieces
  }

  /// What every printed page repeats.
  var running: Sentence {
    let inside: Sentence = "For inside use, not for sharing"
    guard study.isSimulated else { return "\(inside) · \(given: study.title)" }
    return "\(strong: "Simulated: a program made these answers up") · \(inside)"
  }

  static let simulated = Markup.notice(
    "simulated",
    """
    \(strong: "This is a simulated study.") A program made the answers up. Nothing in this report \
    is about a real person, a real worker or real support.
    """)
}
