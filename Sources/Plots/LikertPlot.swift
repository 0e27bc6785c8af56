/// How the answers to several questions are spread over the choices: a bar for each question.
///
/// Choices run from left to right in the order of their codes, in ever stronger ink with an edge
/// between any two, and the share of each is written into it where there is room; so colour is never
/// needed to read it.
public struct LikertPlot: Plot {
  /// One question.
  public struct Row: Sendable, Hashable {
    /// What it is called.
    public var label: String
    /// Answers for each choice, in their order, each 0 or more.
    public var counts: [Int]

    /// Makes a row.
    public init(_ label: String, counts: [Int]) {
      self.label = label
      self.counts = counts
    }
  }

  /// One line above the plot.
  public var title: String
  /// Spoken by screen readers; where empty, made from the numbers.
  public var description: String
  /// A line below the plot; may be empty.
  public var caption: String
  /// Choices, from the lowest code to the highest.
  public var choices: [String]
  /// Questions from top to bottom.
  public var rows: [Row]

  /// The most choices that can be told apart; questions with more are better shown as a histogram.
  public static let mostChoices = 11
  /// The most questions that are drawn; a line below says so where there are more.
  public static let mostRows = 60

  /// Makes a plot of answers.
  public init(
    title: String, description: String = "", caption: String = "", choices: [String], rows: [Row]
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.choices = choices
    self.rows = rows
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let bars = rows.prefix(LikertPlot.mostRows).map { Bar($0, choices: usedChoices.count) }
    var sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken(Array(bars)),
      isEmpty: !bars.contains { $0.total > 0 })
    if bars.count < rows.count {
      sheet.keys.append("Drawn: the first \(bars.count) of \(rows.count) questions.")
    }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(Array(bars), on: &svg, width: width, top: top)
    }
  }

  var usedChoices: [String] { Array(choices.prefix(LikertPlot.mostChoices)) }

  private func spoken(_ bars: [Bar]) -> String {
    bars.map { bar in
      let shares = zip(usedChoices, bar.counts).filter { $1 > 0 }.map { choice, count in
        choice + " " + MissingnessPlot.percent(Double(count) / bar.total)
      }
      return bar.label + ": "
        + (shares.isEmpty ? "no answers" : shares.joined(separator: ", ")) + "."
    }.joined(separator: " ")
  }

  /// A row with its drawable counts only.
  struct Bar {
    let label: String
    let counts: [Int]
    let total: Double

    init(_ row: Row, choices: Int) {
      label = row.label
      counts = row.counts.prefix(choices).map { min(max($0, 0), 1_000_000_000) }
      total = counts.reduce(0) { $0 + Double($1) }
    }
  }
}
