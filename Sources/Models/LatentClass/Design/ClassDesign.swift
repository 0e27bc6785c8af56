import LinearAlgebra

/// A table as a mixture of classes sees it, in the units that it is solved in.
struct ClassDesign: Sendable {
  /// The group whose levels are the persons, and their names.
  let group: String
  let labels: [String]
  var persons: ClassPersons
  /// Rows of the table.
  let rows: Int
  /// Names of the columns of fixed effects, those that differ by class first, and how many they are.
  let names: [String]
  let ownCount: Int
  /// The terms that differ by class.
  let ownTerms: [Formula.Term]
  /// Least squares of y, and what one unit of the solved outcome is.
  let leastSquares: [Double]
  let scale: Double
  /// From solved coefficients to those of the columns, before `scale`.
  let back: Matrix
  let effectNames: [String]
  let effects: EffectColumns
  let covariates: ClassCovariates
  /// The mean row of Q over the columns that differ by class: classes go by where they are there.
  let meanRow: [Double]
  /// Free entries of T.
  let free: [Int]
  /// The level above that each person belongs to, by its code, where errors are to allow for it.
  let clusters: [Int]?
  /// The service of each person, by its code, where classes vary over them.
  let services: [Int]?
  /// What leaving depends on; nil where it is not modelled.
  let hazard: ClassCovariates?
  /// The share of outcomes at the lowest or the highest value that occurs, whichever is more.
  let atEnd: Double
  /// The categories of the outcome in their order; empty for a score.
  let categories: [String]

  init(_ model: LatentClassModel, _ frame: ModelFrame) throws(LatentClassError) {
    let formula = model.formula
    let grouping = try Self.grouping(formula, model.options.within)
    let read = try Self.read(model, frame, grouping)
    let frame = read?.frame ?? frame
    let parts = try Self.parts(formula, frame, grouping)
    let (codes, labels) = (parts.codes, parts.labels)
    let places = try ClassTerms.places(formula, model.options.classTerms, frame, codes: codes)
    let covariates = try ClassCovariates(
      model.options.membership, frame, codes: codes, persons: labels.count)
    let known = try model.options.known.map { name throws(LatentClassError) in
      try KnownClasses.read(name, frame, codes: codes, persons: labels.count)
    }
    let assignments = parts.design.assignments
    let own = assignments.indices.filter { places.contains(assignments[$0]) }
    let order = own + assignments.indices.filter { !own.contains($0) }
    let basis = ClassBasis(order.map { parts.columns[$0] })
    group = grouping.joined(separator: ":")
    (self.labels, rows, self.covariates) = (labels, frame.rows, covariates)
    (names, ownCount) = (order.map { parts.design.names[$0] }, own.count)
    ownTerms = places.map { formula.fixed[$0] }
    // Log odds are in no other unit, and nothing was taken off them.
    leastSquares = order.map { read == nil ? parts.fixed.basis.leastSquares[$0] : 0 }
    scale = read == nil ? parts.fixed.basis.scale : 1
    categories = read?.categories ?? []
    back = basis.back
    (effectNames, effects, free) = (parts.random.names, parts.random.effects, parts.random.free)
    meanRow = basis.columns.prefix(own.count).map { $0.reduce(0, +) / Double(frame.rows) }
    atEnd = Self.atEnd(parts.outcome)
    clusters = try model.options.cluster.map { name throws(LatentClassError) in
      try ClassClusters.read(name, frame, codes: codes, persons: labels.count)
    }
    let occasions = try model.options.leaving.map { terms throws(LatentClassError) in
      guard read == nil else { throw .leavingOfScores }
      return try ClassOccasions(terms, frame, codes: codes, persons: labels.count)
    }
    hazard = occasions?.columns
    let inward = parts.random.effects.inward(parts.random.columns, rows: frame.rows)
    persons = ClassPersons(
      basis.columns, parts.fixed.residuals, inward, codes: codes,
      persons: labels.count, covariates: covariates.columns, known: known)
    persons.leaving = occasions?.leaving
    services = try model.options.services.map { name throws(LatentClassError) in
      try ClassClusters.read(name, frame, codes: codes, persons: labels.count)
    }
    persons.services = services.map(ClassServices.init)
    if let read { persons.pieces = try Self.pieces(read, basis, parts.random.names, inward) }
  }

  /// The layout of so many classes.
  func layout(
    _ classes: Int, _ options: LatentClassModel.Options, floor: Double
  ) -> ClassLayout {
    ClassLayout(
      classes: classes, covariates: classes == 1 ? 1 : covariates.names.count, own: ownCount,
      common: names.count - ownCount, random: effectNames.count, free: free,
      effects: classes == 1 ? .shared : options.randomEffects,
      residual: classes == 1 ? .shared : options.residual, floor: floor,
      outcome: options.outcome, gaps: persons.pieces?.gapCount ?? 0,
      hazard: persons.leaving?.columns ?? 0,
      variesOverServices: classes > 1 && persons.services != nil)
  }

  private static func read(
    _ model: LatentClassModel, _ frame: ModelFrame, _ grouping: [String]
  ) throws(LatentClassError) -> ClassCategories? {
    if model.options.outcome == .ordinal,
      !model.formula.fixed.contains(where: \.variables.isEmpty)
    {
      throw .noIntercept
    }
    do throws(ModelError) {
      return try ClassCategories.read(model, frame, grouping)
    } catch {
      throw .model(error)
    }
  }

  private static func pieces(
    _ read: ClassCategories, _ basis: ClassBasis, _ names: [String], _ effects: [[Double]]
  ) throws(LatentClassError) -> ClassPieces {
    do throws(ModelError) {
      return try read.pieces(basis.columns, names: names, effects: effects)
    } catch {
      throw .model(error)
    }
  }

  private static func grouping(
    _ formula: Formula, _ within: String?
  ) throws(LatentClassError) -> [String] {
    guard let first = formula.random.first else {
      guard let within else { throw .noPersons }
      return [within]
    }
    guard formula.random.allSatisfy({ Set($0.grouping) == Set(first.grouping) }) else {
      throw .oneGroupOnly
    }
    guard formula.random.allSatisfy({ $0.structure != .compoundSymmetry || $0.effects.count == 1 })
    else { throw .compoundSymmetry }
    return first.grouping
  }

  private struct Random {
    var names: [String] = []
    var columns: [[Double]] = []
    var effects = EffectColumns()
    var free: [Int] = []
  }

  private struct Parts {
    var codes: [Int]
    var labels: [String]
    var design: Design
    var columns: [[Double]]
    var fixed: FixedEffects
    var outcome: [Double]
    var random: Random
  }

  private static func atEnd(_ y: [Double]) -> Double {
    guard let lowest = y.min(), let highest = y.max() else { return 0 }
    return Double(max(y.count { $0 == lowest }, y.count { $0 == highest })) / Double(y.count)
  }

  private static func parts(
    _ formula: Formula, _ frame: ModelFrame, _ grouping: [String]
  ) throws(LatentClassError) -> Parts {
    do throws(ModelError) {
      return try modelParts(formula, frame, grouping)
    } catch {
      throw .model(error)
    }
  }

  private static func modelParts(
    _ formula: Formula, _ frame: ModelFrame, _ grouping: [String]
  ) throws(ModelError) -> Parts {
    let (codes, labels) = try frame.levels(ofCombination: grouping)
    let group = grouping.joined(separator: ":")
    guard frame.rows > 0 else { throw .noRows }
    guard labels.count > 1 else { throw .tooFewLevels(group: group, levels: labels.count) }
    let design = try Design(formula.fixed, frame)
    let fixed = try FixedEffects(formula.outcome, design, frame)
    let random = try random(formula, frame)
    let effects = random.columns.count * labels.count
    guard effects < frame.rows || effects == 0 else {
      throw .tooManyRandomEffects(group: group, effects: effects, rows: frame.rows)
    }
    return Parts(
      codes: codes, labels: labels, design: design, columns: try design.columns(in: frame),
      fixed: fixed, outcome: try FixedEffects.outcome(formula.outcome, frame), random: random)
  }

  private static func random(
    _ formula: Formula, _ frame: ModelFrame
  ) throws(ModelError) -> Random {
    var result = Random()
    var blocks: [Range<Int>] = []
    for term in formula.random {
      let design = try Design(term.effects, frame)
      for name in design.names where result.names.contains(name) {
        throw .repeatedRandomEffect(name, group: term.group)
      }
      let columns = try design.columns(in: frame)
      result.effects.append(columns.map { $0 }, term.structure)
      blocks.append(result.columns.count..<result.columns.count + columns.count)
      result.names += design.names
      result.columns += columns
    }
    let q = result.columns.count
    for block in blocks {
      for j in block { result.free += (j..<block.upperBound).map { j * q + $0 } }
    }
    return result
  }
}
