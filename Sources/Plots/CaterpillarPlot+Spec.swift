extension CaterpillarPlot: RestylablePlot {
  /// The plot as Vega-Lite: intervals as rules, values as points, own values as ticks.
  public var vegaLite: String {
    let shown = drawable
    let rows = shown.map { row -> SpecValue in
      [
        "row": .words(row.label), "value": .number(row.value),
        "lower": .drawable(row.interval?.lower), "upper": .drawable(row.interval?.upper),
        "comparison.lower": .drawable(row.comparing?.lower),
        "comparison.upper": .drawable(row.comparing?.upper), "own": .drawable(row.unshrunken),
        "lambda": row.share == nil ? .null : .drawable(row.weight),
      ]
    }
    let y = Spec.names("row")
    let comparing: SpecValue = [
      "y": y, "x": Spec.number("comparison\\.lower", xLabel), "x2": ["field": "comparison\\.upper"],
    ]
    let single: SpecValue = [
      "y": y, "x": Spec.number("lower", xLabel), "x2": ["field": "upper"],
    ]
    var layers = Spec.across("x", at: upright, dashed: true)
    layers += [
      Spec.layer(["type": "rule", "size": 1.6, "color": Spec.blue], single),
      Spec.layer(["type": "rule", "size": 5, "opacity": 0.55, "color": Spec.blue], comparing),
      Spec.layer(["type": "tick", "color": "#777777"], ["y": y, "x": Spec.number("own", xLabel)]),
      Spec.layer(
        ["type": "point", "filled": true, "size": 60, "color": Spec.blue],
        [
          "y": y, "x": Spec.number("value", xLabel),
          "tooltip": [["field": "row"], ["field": "value"], ["field": "lambda"]],
        ]),
    ]
    return Spec.chart(
      self, height: 16 * Double(shown.count), ["data": Spec.data(rows)], layers: layers)
  }
}
