import Plots

/// A figure of a report: a drawing with its words, on the page and as a file of its own.
struct ReportFigure: Sendable {
  /// Whom a drawing is for that is looked at alone.
  enum Audience: Sendable {
    /// Those who work with the people.
    case inside
    /// Whoever it is sent to.
    case everybody
  }

  /// What its file is called, without the ending.
  let name: String
  /// What it shows, in words.
  let title: String
  /// How it is read, in words.
  let reading: String
  /// Whether a program made the numbers up; then the drawing says so.
  let isSimulated: Bool
  private let audience: Audience
  private let width: Double
  private let plot: any Plot
  private let id: String

  /// Makes a figure; `id` is unique in the report, `name` among its files. A smaller `width` makes larger
  /// letters on a page that stretches it.
  init(
    _ plot: some Plot, id: String, name: String, title: Sentence, reading: Sentence,
    isSimulated: Bool, audience: Audience = .inside, width: Double = 720
  ) {
    self.audience = audience
    self.width = width
    self.isSimulated = isSimulated
    self.plot = plot
    self.id = id
    self.name = name
    self.title = title.markup.text
    self.reading = reading.markup.text
  }

  /// The drawing as it stands on the page, under a title of the page's own: once for a wide page and once
  /// for a narrow one, so that letters keep their size; the style sheet shows one of the two.
  var onPage: [(kind: String, drawing: String)] {
    [("wide", width, id), ("narrow", 360, id + "-narrow")].map { kind, width, id in
      (
        kind,
        plot.svg(id: id, options: DrawingOptions(width: width, showsTitle: false, title: title))
      )
    }
  }

  /// The drawing for a file: on white paper, with its title, to be read alone.
  var alone: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + plot.svg(
        id: id, options: DrawingOptions(title: title, note: note, hasPaper: true))
  }

  /// The figure as a Vega-Lite specification, for those who want it in another style; nil where there is none.
  var spec: String? { (plot as? any RestylablePlot)?.vegaLite }

  /// What is said of numbers that a program made up.
  static let simulated = "Simulated: a program made these answers up."

  /// What stands below a drawing that is looked at alone.
  private var note: String {
    (isSimulated && plot.caption != Self.simulated ? Self.simulated + " " : "") + reading
      + (audience == .inside ? " For inside use, not for sharing." : "")
  }
}
