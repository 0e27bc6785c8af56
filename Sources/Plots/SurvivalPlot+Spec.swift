extension SurvivalPlot: RestylablePlot {
  /// The plot as Vega-Lite: bands as stepped areas under stepped lines; people watched as text under them.
  public var vegaLite: String {
    let shown = shown
    let rows = shown.enumerated().flatMap { place, curve -> [SpecValue] in
      let end = curve.steps.last.map { last in
        StepCurve.Step(curve.until, last.share, lower: last.lower, upper: last.upper)
      }
      return (curve.steps + [end].compactMap { $0 }).map { step in
        [
          "curve": .words(Self.name(curve, place)), "time": .number(step.time),
          "share": .number(step.share), "lower": .drawable(step.lower),
          "upper": .drawable(step.upper),
        ]
      }
    }
    let x = Spec.number("time", xLabel)
    func share(_ field: String) -> SpecValue {
      [
        "field": .text(field), "type": "quantitative", "title": .words(yLabel),
        "scale": ["domain": [0, 1]], "axis": ["format": "%"],
      ]
    }
    let color: SpecValue = [
      "field": "curve", "type": "nominal", "title": .null,
      "scale": [
        "domain": .list(shown.enumerated().map { .words(Self.name($1, $0)) }),
        "range": .list(Palette.Hue.allCases.prefix(shown.count).map { .text($0.rawValue) }),
      ],
    ]
    let dash: SpecValue = ["field": "curve", "type": "nominal", "title": .null]
    let watched = shown.enumerated().flatMap { place, curve in
      zip(times, curve.watched).compactMap { time, count -> SpecValue? in
        guard let count, FixedDecimal.isDrawable(time) else { return nil }
        return [
          "curve": .words(Self.name(curve, place)), "time": .number(time),
          "people": .number(Double(count)),
        ]
      }
    }
    var layers = [
      Spec.layer(
        ["type": "area", "interpolate": "step-after", "opacity": 0.16],
        ["x": x, "y": share("lower"), "y2": ["field": "upper"], "color": color]),
      Spec.layer(
        ["type": "line", "interpolate": "step-after"],
        ["x": x, "y": share("share"), "color": color, "strokeDash": dash]),
    ]
    if !watched.isEmpty {
      layers.append(
        Spec.layer(
          ["type": "text", "baseline": "bottom", "dy": -4, "fontSize": 10],
          [
            "x": x, "y": ["datum": 0], "text": ["field": "people", "type": "quantitative"],
            "color": color,
          ], data: watched))
    }
    return Spec.chart(self, height: 250, ["data": Spec.data(rows)], layers: layers)
  }

  private static func name(_ curve: StepCurve, _ place: Int) -> String {
    curve.label.isEmpty ? "curve \(place + 1)" : curve.label
  }
}
