/// A plot that is also written as a Vega-Lite specification, for those who want it in another style.
///
/// The specification holds the numbers as they were given, to their last digit, and no others: what is
/// rounded or withheld must be so before the plot is made.
public protocol RestylablePlot: Plot {
  /// The specification as JSON (Vega-Lite 5), on one line.
  var vegaLite: String { get }
}

/// Pieces that specifications share.
package enum Spec {
  /// A whole specification: several layers with a title and a description.
  package static func chart(
    _ plot: some Plot, height: Double, _ members: KeyValuePairs<String, SpecValue> = [:],
    layers: [SpecValue]
  ) -> String {
    var all: [SpecValue.Member] = [
      .init(key: "$schema", value: "https://vega.github.io/schema/vega-lite/v5.json"),
      .init(
        key: "title",
        value: ["text": .words(plot.title), "subtitle": .words(plot.caption), "anchor": "start"]),
      .init(key: "description", value: .words(plot.description)),
      .init(key: "width", value: 560), .init(key: "height", value: .number(height)),
    ]
    all += members.map { SpecValue.Member(key: $0.key, value: $0.value) }
    all.append(.init(key: "layer", value: .list(layers)))
    return SpecValue.object(all).json
  }

  /// Rows of data that stand in the specification itself.
  package static func data(_ rows: [SpecValue]) -> SpecValue { ["values": .list(rows)] }

  /// A layer: a mark and what it encodes, with data of its own where given.
  package static func layer(
    _ mark: SpecValue, _ encoding: SpecValue, data rows: [SpecValue]? = nil
  ) -> SpecValue {
    guard let rows else { return ["mark": mark, "encoding": encoding] }
    return ["data": data(rows), "mark": mark, "encoding": encoding]
  }

  /// A field of numbers, with a title for its axis.
  package static func number(_ field: String, _ title: String) -> SpecValue {
    [
      "field": .text(field), "type": "quantitative", "title": .words(title),
      "scale": ["zero": false],
    ]
  }

  /// A field of names in the order of the rows.
  package static func names(_ field: String, _ title: SpecValue = .null) -> SpecValue {
    ["field": .text(field), "type": "ordinal", "sort": .null, "title": title]
  }

  /// Shape and colour for a field of kinds: the drawing's own, since a palette's first colours may blame.
  package static func looks(
    _ field: String, _ title: String, _ looks: [(name: String, shape: String, hue: Palette.Hue?)]
  ) -> (shape: SpecValue, color: SpecValue) {
    func encoding(_ range: [SpecValue]) -> SpecValue {
      let scale: SpecValue = [
        "domain": .list(looks.map { .text($0.name) }), "range": .list(range),
      ]
      return [
        "field": .text(field), "type": "nominal", "title": .text(title), "scale": scale,
        "legend": ["labelLimit": 320],
      ]
    }
    return (
      encoding(looks.map { .text($0.shape) }),
      encoding(looks.map { .text($0.hue?.rawValue ?? "#777777") })
    )
  }

  /// The colour of a single series.
  package static let blue = SpecValue.text(Palette.Hue.blue.rawValue)

  /// A line across at one value.
  package static func across(_ channel: String, at value: Double?, dashed: Bool) -> [SpecValue] {
    guard let value, FixedDecimal.isDrawable(value) else { return [] }
    let place = SpecValue.object([.init(key: channel, value: ["datum": .number(value)])])
    return [layer(["type": "rule", "strokeDash": dashed ? [6, 4] : [1, 0]], place)]
  }
}
