extension IntervalPlot: RestylablePlot {
  /// The plot as Vega-Lite: intervals as rules, values as points, second values as hollow diamonds. Rows that are
  /// withheld have no mark.
  public var vegaLite: String {
    let shown = rows.compactMap(Line.init)
    let data = shown.map { line -> SpecValue in
      [
        "row": .words(line.label), "value": .drawable(line.value),
        "lower": .drawable(line.interval?.lower), "upper": .drawable(line.interval?.upper),
        "second": .drawable(line.second),
        "withheld": line.withheld.map { SpecValue.words($0) } ?? .null,
      ]
    }
    let y = Spec.names("row")
    var layers = Spec.across("x", at: reference, dashed: true)
    layers += [
      Spec.layer(
        ["type": "rule", "size": 2, "color": Spec.blue],
        ["y": y, "x": Spec.number("lower", xLabel), "x2": ["field": "upper"]]),
      Spec.layer(
        ["type": "point", "filled": true, "size": 70, "color": Spec.blue],
        [
          "y": y, "x": Spec.number("value", xLabel),
          "tooltip": [["field": "row"], ["field": "value"], ["field": "withheld"]],
        ]),
    ]
    if shown.contains(where: { $0.second != nil }) {
      layers.append(
        Spec.layer(
          ["type": "point", "shape": "diamond", "size": 70, "color": "#C85A00"],
          ["y": y, "x": Spec.number("second", xLabel)]))
    }
    return Spec.chart(
      self, height: 26 * Double(shown.count), ["data": Spec.data(data)], layers: layers)
  }
}
