/// Where answers are missing: a row for each question, a column for each occasion.
///
/// A hatched bar grows over its cell with the share without an answer, and that share stands beside it in
/// whole percent where there is room.
public struct MissingnessPlot: Plot {
  /// What a cell has to show.
  public struct Cell: Sendable, Hashable {
    /// Answers that are missing, 0 or more.
    public var missing: Int
    /// Answers that were asked for.
    public var asked: Int

    /// Makes a cell.
    public init(missing: Int, asked: Int) {
      self.missing = missing
      self.asked = asked
    }

    /// The share that is missing; nil where nothing was asked.
    package var share: Double? {
      asked > 0 ? min(1, max(0, Double(missing) / Double(asked))) : nil
    }
  }

  /// One question.
  public struct Row: Sendable, Hashable {
    /// What it is called.
    public var label: String
    /// A cell for each occasion.
    public var cells: [Cell]

    /// Makes a row.
    public init(_ label: String, cells: [Cell]) {
      self.label = label
      self.cells = cells
    }
  }

  /// One line above the plot.
  public var title: String
  /// Spoken by screen readers; where empty, made from the numbers.
  public var description: String
  /// A line below the plot; may be empty.
  public var caption: String
  /// Occasions in order.
  public var occasions: [String]
  /// Questions from top to bottom.
  public var rows: [Row]

  /// The most rows, and the most columns, that are drawn; a line below says so where there are more.
  public static let mostRows = 80
  /// See `mostRows`.
  public static let mostColumns = 24

  /// Makes a plot of missing answers.
  public init(
    title: String, description: String = "", caption: String = "", occasions: [String],
    rows: [Row]
  ) {
    self.title = title
    self.description = description
    self.caption = caption
    self.occasions = occasions
    self.rows = rows
  }

  /// Draws the plot; `id` must differ between the drawings of one page.
  public func svg(id: String, options: DrawingOptions) -> String {
    let shown = Array(rows.prefix(MissingnessPlot.mostRows))
    let columns = Array(occasions.prefix(MissingnessPlot.mostColumns))
    let isEmpty = !shown.contains { $0.cells.prefix(columns.count).contains { $0.share != nil } }
    var sheet = Sheet(
      title: title, description: description, caption: caption, summary: spoken, isEmpty: isEmpty)
    sheet.keys.append(
      "The longer a bar, the more answers are missing; a blank cell has all, a cross means not asked."
    )
    if shown.count < rows.count || columns.count < occasions.count {
      sheet.keys.append(
        "Drawn: \(shown.count) of \(rows.count) questions on \(columns.count) of "
          + "\(occasions.count) occasions.")
    }
    return sheet.svg(id: id, options: options) { svg, width, top in
      draw(shown, columns, on: &svg, width: width, top: top)
    }
  }

  private var spoken: String {
    let shares = rows.flatMap { row in
      zip(occasions, row.cells).compactMap { occasion, cell in
        cell.share.map { (row.label, occasion, $0) }
      }
    }
    guard let most = shares.max(by: { $0.2 < $1.2 }) else { return "Nothing was asked." }
    let words = "\(rows.count) questions on \(occasions.count) occasions. "
    return most.2 == 0
      ? words + "No answer is missing."
      : words + "Most are missing at \(most.0), \(most.1): \(Self.percent(most.2))."
  }

  /// A share in whole percent; what is not nothing is never 0, what is not all never 100.
  static func percent(_ share: Double) -> String {
    if share > 0 && share < 0.005 { return "under 1\u{A0}%" }
    if share < 1 && share > 0.995 { return "over 99\u{A0}%" }
    return FixedDecimal.label(share * 100, places: 0) + "\u{A0}%"
  }
}

extension MissingnessPlot {
  private static let rowHeight = 21.0

  private func draw(
    _ rows: [Row], _ columns: [String], on svg: inout SVGBuilder, width: Double, top: Double
  ) -> Double {
    let size = Lettering.quiet.size
    let names = rows.map {
      TextMetrics.shortened(SafeText.plain($0.label), size: size, limit: width * 0.3)
    }
    let widest = names.map { TextMetrics.width($0, size: size) }.max() ?? 0
    let left = Sheet.margin + widest + 12
    let right = width - Sheet.margin
    let column = min(96, (right - left) / Double(max(columns.count, 1)))
    let area = Box(
      left: left, top: top + 4, right: left + column * Double(columns.count),
      bottom: top + 4 + Self.rowHeight * Double(rows.count))
    for (place, row) in rows.enumerated() {
      let y = area.top + Self.rowHeight * Double(place)
      svg.text(names[place], at: Position(Sheet.margin, y + 14.5), Lettering(size: size))
      for (number, cell) in row.cells.prefix(columns.count).enumerated() {
        let x = area.left + column * Double(number)
        draw(
          cell, on: &svg,
          in: Box(left: x + 1, top: y + 1, right: x + column - 1, bottom: y + Self.rowHeight - 1))
      }
    }
    // Names of occasions stand under their column, every one that has room.
    var edge = -Double.infinity
    for (number, name) in columns.enumerated() {
      let x = area.left + column * (Double(number) + 0.5)
      let words = TextMetrics.shortened(
        SafeText.plain(name), size: size, limit: max(column - 4, 64))
      let half = TextMetrics.width(words, size: size) / 2
      let middle = min(max(x, Sheet.margin + half), right - half)
      guard middle - half > edge else { continue }
      svg.text(words, at: Position(middle, area.bottom + 17), anchor: .middle, .quiet)
      edge = middle + half + 6
    }
    return area.bottom + 24
  }

  private func draw(_ cell: Cell, on svg: inout SVGBuilder, in box: Box) {
    guard let share = cell.share else {
      Marker.cross.draw(on: &svg, at: Position(box.midX, box.midY), radius: 3.5, ink: .rule)
      return
    }
    let words = Self.percent(share)
    let room = TextMetrics.width(words, size: Lettering.quiet.size) + 8
    let hasWords = share > 0 && box.width >= room + 14
    if share > 0 {
      // A sliver at least, so that what is not nothing is seen.
      let whole = box.width - (hasWords ? room : 0)
      let bar = Box(
        left: box.left, top: box.top, right: box.left + max(1.5, whole * share),
        bottom: box.bottom)
      svg.box(bar, fill: .hue(.orange, 0.35))
      svg.hatch(bar, Stroke(.hue(.orange), 1.1), every: 5)
    }
    svg.box(box, stroke: Stroke(.current(0.3), 0.7))
    if hasWords {
      svg.text(words, at: Position(box.right - 4, box.midY + 4), anchor: .end, .quiet)
    }
  }
}
