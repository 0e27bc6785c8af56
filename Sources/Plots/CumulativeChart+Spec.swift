extension CumulativeChart: RestylablePlot {
  /// The chart as Vega-Lite: a line per stretch between signals. For use inside the service.
  public var vegaLite: String {
    let signals = Set(shownSignals)
    var stretch = 1.0
    var rows: [SpecValue] = [["person": 0, "sum": 0, "stretch": 1, "signal": false]]
    for (place, value) in values.enumerated() {
      let isSignal = signals.contains(place)
      let person = SpecValue.number(Double(place + 1))
      rows.append([
        "person": person, "sum": .drawable(value), "stretch": .number(stretch),
        "signal": .truth(isSignal),
      ])
      if isSignal, resets {
        stretch += 1
        rows.append([
          "person": person, "sum": 0, "stretch": .number(stretch), "signal": false,
        ])
      }
    }
    let x = Spec.number("person", xLabel)
    let y = Spec.number("sum", yLabel)
    let detail: SpecValue = ["field": "stretch", "type": "nominal"]
    let marked: SpecValue = [
      "transform": [["filter": "datum.signal"]],
      "mark": [
        "type": "point", "filled": true, "shape": "diamond", "size": 90, "color": "#C85A00",
      ],
      "encoding": ["x": x, "y": y],
    ]
    let layers =
      [
        Spec.layer(["type": "line", "color": Spec.blue], ["x": x, "y": y, "detail": detail]),
        marked,
      ]
      + Spec.across("y", at: 0, dashed: false) + Spec.across("y", at: limit, dashed: true)
    return Spec.chart(
      self, height: 230, ["data": Spec.data(rows), "usermeta": ["use": .text(Self.insideUse)]],
      layers: layers)
  }
}
