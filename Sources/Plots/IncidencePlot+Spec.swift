extension IncidencePlot: RestylablePlot {
  /// The plot as Vega-Lite: stepped areas, stacked.
  public var vegaLite: String {
    let (states, drawable) = bands
    let end = drawable.last.map { Step(until, $0.shares) }
    let rows = (drawable + [end].compactMap { $0 }).flatMap { step in
      states.indices.map { place -> SpecValue in
        [
          "time": .number(step.time), "state": .words(states[place]),
          "order": .number(Double(place)), "share": .number(step.shares[place]),
        ]
      }
    }
    let hues: [SpecValue] = states.indices.map { place in
      let looks = ["#0072B2", "#777777", "#C85A00", "#5F9A35", "#A264E3", "#9C5A49"]
      return .text(looks[place % looks.count])
    }
    let color: SpecValue = [
      "field": "state", "type": "nominal", "title": .null,
      "scale": ["domain": .list(states.map { .words($0) }), "range": .list(hues)],
    ]
    let y: SpecValue = [
      "field": "share", "type": "quantitative", "stack": "zero", "title": .words(yLabel),
      "scale": ["domain": [0, 1]], "axis": ["format": "%"],
    ]
    let layer = Spec.layer(
      ["type": "area", "interpolate": "step-after", "opacity": 0.7, "line": true],
      [
        "x": Spec.number("time", xLabel), "y": y, "color": color,
        "order": ["field": "order", "type": "quantitative"],
        "tooltip": [["field": "state"], ["field": "time"], ["field": "share"]],
      ])
    return Spec.chart(self, height: 260, ["data": Spec.data(rows)], layers: [layer])
  }
}
