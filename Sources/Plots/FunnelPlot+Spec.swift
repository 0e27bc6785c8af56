extension FunnelPlot: RestylablePlot {
  /// The plot as Vega-Lite: limits as lines, services as points with a shape for their standing.
  public var vegaLite: String {
    let x = Spec.number("size", xLabel)
    let y = Spec.number("value", yLabel)
    var layers: [SpecValue] = []
    for (limits, dashed) in [(inner, true), (outer, false)] {
      guard let limits else { continue }
      for side in [\Limits.Point.lower, \Limits.Point.upper] {
        let rows = limits.points.map { point -> SpecValue in
          [
            "size": .drawable(point.size), "value": .drawable(point[keyPath: side]),
            "limits": .words(limits.label),
          ]
        }
        layers.append(
          Spec.layer(
            [
              "type": "line", "color": "#777777", "clip": true,
              "strokeDash": dashed ? [6, 4] : [1, 0],
            ],
            ["x": x, "y": y], data: rows))
      }
    }
    layers += Spec.across("y", at: target, dashed: false)
    let looks = Spec.looks(
      "standing", "Standing",
      [
        (Standing.within.words, "circle", .blue), (Standing.outsideInner.words, "diamond", .blue),
        (Standing.outsideOuter.words, "square", .orange),
      ])
    let rows = drawable.map { service -> SpecValue in
      [
        "service": .words(service.label), "size": .number(service.size),
        "value": .number(service.value), "standing": .text(service.standing.words),
      ]
    }
    layers.append(
      Spec.layer(
        ["type": "point", "size": 60],
        [
          "x": x, "y": y,
          "shape": looks.shape, "color": looks.color,
          "tooltip": [["field": "service"], ["field": "size"], ["field": "value"]],
        ], data: rows))
    return Spec.chart(self, height: 320, layers: layers)
  }
}

extension FunnelPlot.Standing {
  fileprivate var words: String {
    switch self {
    case .within: "within the limits"
    case .outsideInner: "worth a look"
    case .outsideOuter: "a signal"
    }
  }
}
