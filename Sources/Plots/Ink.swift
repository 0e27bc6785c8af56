/// A colour and how strongly it is laid on.
package struct Ink: Sendable, Hashable {
  fileprivate let color: String
  fileprivate let opacity: Double

  /// The colour of the page's text, so that dark pages work; `opacity` in [0, 1].
  package static func current(_ opacity: Double = 1) -> Ink {
    Ink(color: "currentColor", opacity: opacity)
  }

  /// A hue of the palette; `opacity` in [0, 1].
  package static func hue(_ hue: Palette.Hue, _ opacity: Double = 1) -> Ink {
    Ink(color: hue.rawValue, opacity: opacity)
  }

  /// Letters on a solid hue: white stands out from the blue of the palette by 5:1.
  package static let paper = Ink(color: "#ffffff", opacity: 1)
  /// Titles and labels.
  package static let text = Ink.current()
  /// Words that stand back: ticks, axis labels, captions.
  package static let quiet = Ink.current(0.78)
  /// Axis lines and reference lines: at least 3:1 on white.
  package static let rule = Ink.current(0.62)
  /// Grid lines, there to be overlooked.
  package static let grid = Ink.current(0.13)

  package func attributes(_ name: String) -> [SVGAttribute] {
    let color = SVGAttribute.word(name, color)
    return opacity < 1 ? [color, .number(name + "-opacity", opacity)] : [color]
  }
}

/// A line: its ink, width in pixels and pattern.
package struct Stroke: Sendable, Hashable {
  /// How a line is broken up.
  package enum Dash: String, Sendable, Hashable, CaseIterable {
    case solid = ""
    case dashed = "6 4"
    case dotted = "1.5 3"
    case short = "3 2.5"
  }

  package var ink: Ink
  package var width: Double
  package var dash: Dash

  package init(_ ink: Ink, _ width: Double = 1, _ dash: Dash = .solid) {
    self.ink = ink
    self.width = width
    self.dash = dash
  }

  package var attributes: [SVGAttribute] {
    var all = ink.attributes("stroke") + [.number("stroke-width", width)]
    if dash != .solid { all.append(.word("stroke-dasharray", dash.rawValue)) }
    return all
  }
}

/// Letters: size in pixels, weight, slope and ink.
package struct Lettering: Sendable, Hashable {
  package var size: Double
  package var ink = Ink.text
  package var isBold = false
  package var isItalic = false

  /// How much wider bold letters are than plain ones.
  package static let boldness = 1.1

  package static let title = Lettering(size: 16, isBold: true)
  package static let heading = Lettering(size: 13, isBold: true)
  package static let label = Lettering(size: 13)
  package static let quiet = Lettering(size: 12, ink: .quiet)
  package static let caption = Lettering(size: 12, ink: .quiet)
  package static let withheld = Lettering(size: 12, ink: .quiet, isItalic: true)
}
