extension StackedBar: RestylablePlot {
  /// The plot as Vega-Lite: a bar for each row, stacked to its whole.
  public var vegaLite: String {
    let bars = rows.map { Bar($0, categories: categories.count) }
    let data = bars.flatMap { bar in
      zip(categories, bar.counts).enumerated().map { place, part -> SpecValue in
        [
          "row": .words(bar.label), "category": .words(part.0), "place": .number(Double(place)),
          "people": .number(Double(part.1)),
        ]
      }
    }
    let names = categories.prefix(6).map { SpecValue.words($0) }
    let hues = Palette.Hue.allCases.prefix(names.count).map { SpecValue.text($0.rawValue) }
    let layer = Spec.layer(
      "bar",
      [
        "y": Spec.names("row"),
        "x": [
          "field": "people", "type": "quantitative", "stack": "normalize",
          "title": .words(xLabel),
        ],
        "color": [
          "field": "category", "type": "nominal", "title": .null, "sort": .list(names),
          "scale": ["domain": .list(names), "range": .list(hues)],
        ],
        "order": ["field": "place", "type": "quantitative"],
        "tooltip": [["field": "category"], ["field": "people"]],
      ])
    return Spec.chart(
      self, height: 40 * Double(max(bars.count, 1)), ["data": Spec.data(data)], layers: [layer])
  }
}
