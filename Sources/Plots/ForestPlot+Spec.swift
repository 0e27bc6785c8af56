extension ForestPlot: RestylablePlot {
  /// The plot as Vega-Lite: squares by weight, a diamond for all together, a rule for the prediction.
  public var vegaLite: String {
    let shown = rows.compactMap(\.drawable)
    let all = summary?.drawable
    let further = prediction?.drawable
    func row(_ row: Row, _ kind: SpecValue) -> SpecValue {
      [
        "row": .words(row.label), "value": .number(row.value), "lower": .number(row.lower),
        "upper": .number(row.upper), "weight": .number(row.weight), "kind": kind,
      ]
    }
    var data = shown.map { row($0, "one") }
    if let all { data.append(row(all, "together")) }
    if let further {
      data.append([
        "row": "Prediction interval", "value": .null, "lower": .number(further.lower),
        "upper": .number(further.upper), "weight": .null, "kind": "prediction",
      ])
    }
    let y = Spec.names("row")
    let shape: SpecValue = [
      "field": "kind", "type": "nominal", "legend": .null,
      "scale": ["domain": ["one", "together"], "range": ["square", "diamond"]],
    ]
    var layers = Spec.across("x", at: reference, dashed: true)
    layers += [
      Spec.layer(
        ["type": "rule", "size": 1.8, "color": Spec.blue],
        ["y": y, "x": Spec.number("lower", xLabel), "x2": ["field": "upper"]]),
      Spec.layer(
        ["type": "point", "filled": true, "color": Spec.blue],
        [
          "y": y, "x": Spec.number("value", xLabel), "shape": shape,
          "size": ["field": "weight", "type": "quantitative", "title": .words(weightLabel)],
        ]),
    ]
    return Spec.chart(
      self, height: 26 * Double(data.count), ["data": Spec.data(data)], layers: layers)
  }
}
