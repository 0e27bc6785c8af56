import Plots

/// A piece of a page, well formed and escaped by construction.
///
/// Text and the values of attributes are escaped when they come in, control and bidirectional
/// characters are taken out; names of elements and attributes are this room's own. Drawings come
/// from `Plots`, which keeps the same rules.
struct Markup: Sendable, Hashable {
  /// The elements that a report is made of.
  enum Tag: String, Sendable {
    case a, caption, cite, code, dd, div, dl, dt, em, figcaption, figure, footer, h1, h2, h3
    case header, li, main, nav, ol, p, section, span, strong, table, tbody, td, th, thead, tr, ul
  }

  /// An attribute of an element.
  struct Attribute: Sendable {
    /// The names that a report uses.
    enum Name: String, Sendable {
      case `class`, href, id, role, scope, tabindex
      case cell = "data-cell"
      case hidden = "aria-hidden"
      case label = "aria-label"
      case labelledBy = "aria-labelledby"
    }

    var name: Name
    var value: String

    static func `class`(_ value: String) -> Attribute { Attribute(name: .class, value: value) }
    static func id(_ value: String) -> Attribute { Attribute(name: .id, value: value) }
    static func to(_ id: String) -> Attribute { Attribute(name: .href, value: "#" + id) }
    static func scope(_ value: String) -> Attribute { Attribute(name: .scope, value: value) }
    static func attribute(_ name: Name, _ value: String) -> Attribute {
      Attribute(name: name, value: value)
    }
  }

  /// The bytes of the page.
  private(set) var html = ""
  /// The same as plain text, drawings left out.
  private(set) var text = ""
  /// The figures in it, in order.
  private(set) var figures: [ReportFigure] = []
  /// The tables in it, in order.
  private(set) var tables: [ReportTable] = []

  /// Nothing.
  init() {}

  /// Text, escaped.
  init(_ text: String) {
    html = Self.escaped(text, by: SafeText.escaped)
    self.text = Self.escaped(text, by: SafeText.plain)
  }

  /// An element around its content.
  init(_ tag: Tag, _ attributes: [Attribute], _ content: [Markup]) {
    html = "<" + tag.rawValue
    for attribute in attributes {
      html += " " + attribute.name.rawValue + "=\"" + SafeText.escaped(attribute.value) + "\""
    }
    html += ">"
    for piece in content { append(piece) }
    html += "</" + tag.rawValue + ">"
    if Self.endsLine.contains(tag) { html += "\n" }
  }

  /// A figure of the report: its drawing, and what else is known of it.
  init(drawing figure: ReportFigure) {
    html = figure.onPage.map { "<div class=\"\($0.kind)\">\n\($0.drawing)</div>\n" }.joined()
    figures = [figure]
  }

  /// A table of the report as it stands on the page.
  init(_ table: ReportTable, _ markup: Markup) {
    self = markup
    tables = [table]
  }

  /// An element without attributes.
  init(_ tag: Tag, _ content: [Markup]) { self.init(tag, [], content) }

  /// An element around text.
  init(_ tag: Tag, _ attributes: [Attribute] = [], text: String) {
    self.init(tag, attributes, [Markup(text)])
  }

  /// Adds another piece.
  mutating func append(_ other: Markup) {
    html += other.html
    text += other.text
    figures += other.figures
    tables += other.tables
  }

  static func == (one: Markup, other: Markup) -> Bool { one.html == other.html }

  func hash(into hasher: inout Hasher) { hasher.combine(html) }

  /// A single blank at either end stays, because the neighbours need it.
  private static func escaped(_ text: String, by escape: (String) -> String) -> String {
    let inner = escape(text)
    if inner.isEmpty { return text.contains(" ") ? " " : "" }
    return (text.hasPrefix(" ") ? " " : "") + inner + (text.hasSuffix(" ") ? " " : "")
  }

  private static let endsLine: Set<Tag> = [
    .caption, .div, .dl, .figcaption, .figure, .footer, .h1, .h2, .h3, .header, .li, .main,
    .nav, .ol, .p, .section, .table, .tbody, .thead, .tr, .ul,
  ]
}
