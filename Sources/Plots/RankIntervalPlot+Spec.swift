extension RankIntervalPlot: RestylablePlot {
  /// The plot as Vega-Lite: intervals as rules from place to place, the middle as a point.
  public var vegaLite: String {
    let shown = rows.compactMap(\.drawable)
    let data = shown.map { row -> SpecValue in
      [
        "row": .words(row.label), "middle": .number(row.middle), "lower": .number(row.lower),
        "upper": .number(row.upper),
      ]
    }
    let scale: SpecValue = ["domain": [1, .number(Double(places(shown)))], "nice": false]
    func place(_ field: String) -> SpecValue {
      [
        "field": .text(field), "type": "quantitative", "title": .words(xLabel), "scale": scale,
      ]
    }
    let y = Spec.names("row")
    return Spec.chart(
      self, height: 18 * Double(shown.count), ["data": Spec.data(data)],
      layers: [
        Spec.layer(
          ["type": "rule", "size": 5, "opacity": 0.55, "color": Spec.blue],
          ["y": y, "x": place("lower"), "x2": ["field": "upper"]]),
        Spec.layer(
          ["type": "point", "filled": true, "size": 60, "color": Spec.blue],
          [
            "y": y, "x": place("middle"),
            "tooltip": [["field": "row"], ["field": "lower"], ["field": "upper"]],
          ]),
      ])
  }
}
