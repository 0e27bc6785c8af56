extension MeanTrend: RestylablePlot {
  /// The plot as Vega-Lite: means as points with their intervals, a fitted line with its band.
  public var vegaLite: String {
    let places = PlottedOccasion.places(means.map(\.occasion))
    let rows = zip(means, places).map { mean, place -> SpecValue in
      [
        "occasion": .words(mean.occasion.label), "place": .number(place),
        "mean": .drawable(mean.mean), "lower": .drawable(mean.interval?.lower),
        "upper": .drawable(mean.interval?.upper),
        "people": mean.n.map { SpecValue.number(Double($0)) } ?? .null,
      ]
    }
    let line = fitted.filter { FixedDecimal.isDrawable($0.at) && FixedDecimal.isDrawable($0.value) }
      .map { point -> SpecValue in
        [
          "place": .number(Self.place(point.at, among: places)), "value": .number(point.value),
          "lower": .drawable(point.lower), "upper": .drawable(point.upper),
        ]
      }
    let x = Spec.number("place", xLabel)
    var layers: [SpecValue] = []
    if !line.isEmpty {
      layers += [
        Spec.layer(
          ["type": "area", "opacity": 0.2, "color": Spec.blue],
          ["x": x, "y": Spec.number("lower", yLabel), "y2": ["field": "upper"]], data: line),
        Spec.layer(
          ["type": "line", "color": Spec.blue], ["x": x, "y": Spec.number("value", yLabel)],
          data: line),
      ]
    }
    layers += [
      Spec.layer(
        ["type": "rule", "color": Spec.blue],
        ["x": x, "y": Spec.number("lower", yLabel), "y2": ["field": "upper"]], data: rows),
      Spec.layer(
        ["type": "point", "filled": true, "size": 60, "color": Spec.blue],
        [
          "x": x, "y": Spec.number("mean", yLabel),
          "tooltip": [["field": "occasion"], ["field": "mean"], ["field": "people"]],
        ], data: rows),
    ]
    return Spec.chart(self, height: 300, layers: layers)
  }

  /// Where between two occasions a point of the line lies; `at` counts occasions from 0.
  private static func place(_ at: Double, among places: [Double]) -> Double {
    guard let first = places.first, places.count > 1 else { return places.first ?? at }
    guard at > 0 else { return first }
    let before = min(Int(min(at, 1e9)), places.count - 2)
    return places[before] + (at - Double(before)) * (places[before + 1] - places[before])
  }
}
