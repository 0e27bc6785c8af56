public import Results

extension Funnel {
  /// A funnel of means: mean score, mean change, or mean less expected.
  ///
  ///     z = (mean − target) / (σ / √n)          limits = target ± c √(σ²/n + τ²)
  ///
  /// - Parameters:
  ///   - rows: services, each named once.
  ///   - limits: by one spread for all, or each service's own.
  ///   - options: coverages, target and over-dispersion. The target, unless stated, is the mean over
  ///     all people.
  /// - Throws: `Withheld` for fewer than two services that can be placed (one with a stated target), a
  ///   name given twice, no spread within any service, or coverages out of order.
  public init(
    _ rows: [MeanRow], limits: MeanLimits = .knownDeviation(), options: Options = Options()
  ) throws(Withheld) {
    try options.check()
    try FunnelPlan.checkNames(rows.map(\.name))
    let planned = rows.map { row in
      FunnelPlan.Row(
        name: row.name, completion: row.completion,
        point: Result { () throws(Withheld) in
          try FunnelPoint(row, ownDeviation: limits == .ownDeviation)
        })
    }
    try FunnelPlan.checkCount(planned, stated: options.target)
    let points = planned.compactMap { try? $0.point.get() }
    var stated: Double?
    if case .knownDeviation(let sigma) = limits { stated = sigma }
    guard let sigma = stated ?? Self.pooledDeviation(points), (1e-100...1e100).contains(sigma)
    else {
      throw Withheld(
        "funnel.no-spread", "There is no spread within any service to measure differences by.",
        help: "Give each service's standard deviation, or one for all.")
    }
    let people = points.reduce(0) { $0 + $1.denominator }
    let target = options.target ?? points.reduce(0) { $0 + $1.value * $1.denominator } / people
    let scale = WorkingScale.plain(sigma: sigma)
    try self.init(
      FunnelPlan(
        rows: planned, target: try Self.finite(target), targetFromUnits: options.target == nil,
        rule: limits == .ownDeviation ? .student(scale) : .normal(scale), label: limits.label,
        widenedLabel: limits.label + CountMeasure.widened),
      options: options)
  }

  /// A funnel of estimates with standard errors, of any kind; the denominator is 1 / variance.
  ///
  /// - Parameters:
  ///   - rows: services, each named once.
  ///   - options: coverages, target and over-dispersion. The target, unless stated, is the mean
  ///     weighted by 1 / variance.
  /// - Throws: `Withheld` for fewer than two services that can be placed (one with a stated target), a
  ///   name given twice, or coverages out of order.
  public init(_ rows: [EstimateRow], options: Options = Options()) throws(Withheld) {
    try options.check()
    try FunnelPlan.checkNames(rows.map(\.name))
    let planned = rows.map { row in
      FunnelPlan.Row(
        name: row.name, completion: row.completion,
        point: Result { () throws(Withheld) in try FunnelPoint(row) })
    }
    try FunnelPlan.checkCount(planned, stated: options.target)
    let points = planned.compactMap { try? $0.point.get() }
    let most = points.reduce(0) { max($0, $1.denominator) }
    let weights = points.reduce(0) { $0 + $1.denominator / most }
    let own = points.reduce(0) { $0 + $1.value * ($1.denominator / most) } / weights
    let label = "normal limits by standard error"
    try self.init(
      FunnelPlan(
        rows: planned, target: try Self.finite(options.target ?? own),
        targetFromUnits: options.target == nil, rule: .normal(.plain(sigma: 1)), label: label,
        widenedLabel: label + CountMeasure.widened),
      options: options)
  }

  /// √(Σ (n_j − 1) s_j² / Σ (n_j − 1)) over services with a spread; nil without any.
  private static func pooledDeviation(_ points: [FunnelPoint]) -> Double? {
    var (squares, degrees) = (0.0, 0.0)
    for point in points where point.denominator > 1 {
      guard let deviation = point.deviation else { continue }
      squares += (point.denominator - 1) * deviation * deviation
      degrees += point.denominator - 1
    }
    return degrees > 0 ? (squares / degrees).squareRoot() : nil
  }

  private static func finite(_ target: Double) throws(Withheld) -> Double {
    guard target.magnitude <= 1e100 else {
      throw Withheld(
        "funnel.target", "The target is not a finite number.", help: "State it.")
    }
    return target
  }
}
