extension ControlChart: RestylablePlot {
  /// The chart as Vega-Lite: figures as a line with points, mean and limits stretch by stretch.
  public var vegaLite: String {
    let stretches = stretches
    let rows = points.enumerated().map { place, point -> SpecValue in
      let number = stretches.firstIndex { $0.places.contains(place) }
      let stretch = number.map { stretches[$0] }
      return [
        "period": .words(point.period.label), "value": .drawable(point.value),
        "standing": .text(point.standing.words),
        "segment": .drawable(number.map { Double($0 + 1) }),
        "mean": .drawable(stretch?.mean), "lower": .drawable(stretch?.lower),
        "upper": .drawable(stretch?.upper),
      ]
    }
    let x = Spec.names("period", .words(xLabel))
    let detail: SpecValue = ["field": "segment", "type": "nominal"]
    func line(_ field: String, dashed: Bool) -> SpecValue {
      Spec.layer(
        ["type": "line", "color": "#777777", "strokeDash": dashed ? [6, 4] : [1, 0]],
        ["x": x, "y": Spec.number(field, yLabel), "detail": detail])
    }
    let looks = Spec.looks(
      "standing", "Figures",
      [
        (Standing.usual.words, "circle", nil), (Standing.hopedFor.words, "triangle-up", .blue),
        (Standing.notHopedFor.words, "triangle-down", .orange),
        (Standing.neither.words, "diamond", .lilac), (Standing.notJudged.words, "square", nil),
      ])
    var layers = [
      line("mean", dashed: false), line("lower", dashed: true), line("upper", dashed: true),
      Spec.layer(
        ["type": "line", "size": 1.2, "color": "#777777"],
        ["x": x, "y": Spec.number("value", yLabel)]),
      Spec.layer(
        ["type": "point", "filled": true, "size": 60],
        [
          "x": x, "y": Spec.number("value", yLabel), "shape": looks.shape, "color": looks.color,
          "tooltip": [["field": "period"], ["field": "value"], ["field": "standing"]],
        ]),
    ]
    layers += Spec.across("y", at: target, dashed: true)
    return Spec.chart(self, height: 250, ["data": Spec.data(rows)], layers: layers)
  }
}

extension ControlChart.Standing {
  fileprivate var words: String {
    switch self {
    case .usual: "usual ups and downs"
    case .hopedFor: "standing out, the direction hoped for"
    case .notHopedFor: "standing out, not the direction hoped for"
    case .neither: "standing out"
    case .notJudged: "not judged"
    }
  }
}
