import LinearAlgebra

/// How the sums of a model are gathered from a table.
extension MixedModel {
  /// What the fixed effects make of a table that can be modelled.
  func design(_ frame: ModelFrame) throws(ModelError) -> Design {
    guard frame.rows > 0 else { throw .noRows }
    for name in formula.columns { _ = try frame.column(name) }
    _ = try FixedEffects.outcome(formula.outcome, frame)
    return try Design(formula.fixed, frame)
  }

  /// The way to the conditional modes of a fit.
  func modes(
    _ deviance: ProfiledDeviance, _ solution: ProfiledDeviance.Solution, _ theta: [Double],
    _ design: Design, _ frame: ModelFrame, coefficients: [Double], residualVariance: Double
  ) -> ModeSource.Way {
    if let persons = deviance.structured {
      return .structured(
        StructuredModes(
          deviance: deviance, persons: persons, solution: solution, theta: theta,
          residualVariance: residualVariance))
    }
    if let parts = deviance.separate {
      return .separate(
        SeparateModes(
          deviance: deviance, parts: parts, solution: solution, residualVariance: residualVariance))
    }
    guard deviance.products.levels.isEmpty, deviance.links == nil else {
      return .severalGroups(deviance, solution, residualVariance: residualVariance)
    }
    return .oneGroup(
      OneGroupModes(
        outcome: formula.outcome, fixed: design, random: deviance.random, frame: frame,
        columns: formula.columns, coefficients: coefficients,
        lambda: solution.factors[0].factor, residualVariance: residualVariance))
  }

  /// The deviance, by the way of summing that fits the table; with some of the persons, to begin a search with,
  /// where that saves time.
  func profiledDeviance(
    _ frame: ModelFrame, _ design: Design
  ) throws(ModelError) -> (deviance: ProfiledDeviance, sample: ProfiledDeviance?) {
    let within = options.within.map { [$0] } ?? []
    let random = try RandomEffects(
      formula, frame, within: options.residual == .independent ? [] : within)
    let weights = try weights(frame)
    if random.groups.count == 1, path != .rows, weights == nil, options.residual == .independent,
      let sums = try PersonSums(
        formula.outcome, design, random, frame, columns: formula.columns, path: path)
    {
      let deviance = ProfiledDeviance(
        random, sums.basis, sums.products, cells: sums.cells, batches: sums.batches,
        options.criterion)
      let sample = sums.sample.map { persons, products in
        ProfiledDeviance(
          random, sums.basis, products, cells: [], batches: sums.batches, persons: persons,
          options.criterion)
      }
      return (deviance, sample)
    }
    if options.residual != .independent {
      return (try structured(frame, design, random, weights), nil)
    }
    let term = weights.map(Self.weightTerm) ?? 0
    if path != .rows, random.groups.count > 1,
      let deviance = try linked(frame, design, random, weightTerm: term)
    {
      return (deviance, nil)
    }
    try random.checkTrailing()
    let fixed = try FixedEffects(formula.outcome, design, frame, weights: weights)
    let products = CrossProducts(random, fixed, weights: weights)
    let deviance = ProfiledDeviance(
      random, fixed.basis, products, cells: LeadingCell.cells(products), options.criterion,
      weightTerm: term)
    return (deviance, nil)
  }

  /// Several groups, by what each level of the leading one touches; nil where it has too many effects.
  private func linked(
    _ frame: ModelFrame, _ design: Design, _ random: RandomEffects, weightTerm: Double
  ) throws(ModelError) -> ProfiledDeviance? {
    let (rows, sorted) = try sorted(frame, random)
    let weights = try weights(rows.frame)
    let fixed = try FixedEffects(formula.outcome, design, rows.frame, weights: weights)
    let links = LinkRows(sorted, fixed, rows, weights: weights)
    if path == .separate || (path == .automatic && random.trailingCount > SeparateParts.fewest),
      let parts = SeparateParts(sorted, links, fixed.basis, options.criterion)
    {
      let size = fixed.basis.count + 1
      let products = CrossProducts(
        sorted, rows: rows.frame.rows, fixedCount: size - 1,
        trailing: Matrix(rows: size, columns: size))
      return ProfiledDeviance(
        sorted, fixed.basis, products, cells: [], separate: parts, options.criterion,
        weightTerm: weightTerm)
    }
    try random.checkTrailing()
    guard let sums = LinkSums(sorted, links) else { return nil }
    return ProfiledDeviance(
      sorted, fixed.basis, sums.products, cells: sums.cells, links: sums.links,
      options.criterion, weightTerm: weightTerm)
  }

  /// The table level by level, and the random effects of it.
  private func sorted(
    _ frame: ModelFrame, _ random: RandomEffects
  ) throws(ModelError) -> (rows: LeadingRows, random: RandomEffects) {
    let group = random.groups[0]
    let names = [options.within, options.residual.column, options.weights].compactMap(\.self)
    let columns = formula.columns + names.filter { !formula.columns.contains($0) }
    let rows = try LeadingRows(
      group.codes, levels: group.levels.count, frame, columns: columns)
    guard rows.isMoved else { return (rows, random) }
    let within = options.within.map { [$0] } ?? []
    return (rows, try RandomEffects(formula, rows.frame, within: within))
  }

  private func structured(
    _ frame: ModelFrame, _ design: Design, _ random: RandomEffects, _ weights: [Double]?
  ) throws(ModelError) -> ProfiledDeviance {
    guard random.groups.count == 1 else { throw .structureNeedsOneGroup }
    let (rows, sorted) = try sorted(frame, random)
    let moved = try self.weights(rows.frame)
    let fixed = try FixedEffects(formula.outcome, design, rows.frame, weights: moved)
    let persons = try StructuredPersons(
      sorted, fixed, try ResidualCovariance(options.residual, rows.frame), rows, weights: moved)
    let products = CrossProducts(
      sorted, rows: rows.frame.rows, fixedCount: fixed.basis.count,
      trailing: Matrix(rows: fixed.basis.count + 1, columns: fixed.basis.count + 1))
    return ProfiledDeviance(
      sorted, fixed.basis, products, cells: [], structured: persons, options.criterion,
      weightTerm: weights.map(Self.weightTerm) ?? 0)
  }

  /// Square roots of the rows' weights; nil without.
  func weights(_ frame: ModelFrame) throws(ModelError) -> [Double]? {
    guard let name = options.weights else { return nil }
    guard case .numeric(let values) = try frame.column(name) else { throw .notNumeric(name) }
    if let row = values.firstIndex(where: { !($0 > 0) }) { throw .notPositive(name, row: row) }
    return values.map { $0.squareRoot() }
  }

  /// −Σ log w of their square roots.
  static func weightTerm(_ roots: [Double]) -> Double {
    -2 * roots.reduce(0) { $0 + logarithm($1) }
  }
}
