import LinearAlgebra

/// One group's levels summed in passes over the rows that stay in the processor's cache: by pattern of
/// occasions where times are shared, side by side where every level has its own.
///
/// Nil where neither will do, as with near-dependent columns; then the rows decide (`FixedEffects`).
struct PersonSums {
  let basis: FixedBasis
  let products: CrossProducts
  let cells: [LeadingCell]
  let batches: Batches?
  /// Some of the persons, to begin a search with.
  let sample: (persons: Int, products: CrossProducts)?

  init?(
    _ outcome: String, _ fixed: Design, _ random: RandomEffects, _ frame: ModelFrame,
    columns: [String], path: MixedModel.Path
  ) throws(ModelError) {
    let group = random.groups[0]
    let rows = try LeadingRows(
      group.codes, levels: group.levels.count, frame, columns: columns)
    let plan = try PersonPlan(outcome, fixed, random, rows)
    if path != .batches, let shared = try PatternSums(plan) {
      self.init(plan, shared)
    } else if path != .patterns, let own = try BatchSums(plan) {
      self.init(plan, own)
    } else {
      return nil
    }
  }

  private init(_ plan: PersonPlan, _ sums: PatternSums) {
    basis = sums.basis
    cells = sums.cells
    batches = nil
    sample = nil
    products = CrossProducts(
      plan.random, rows: plan.rows.frame.rows, fixedCount: plan.fixed.names.count,
      trailing: sums.cross)
  }

  private init(_ plan: PersonPlan, _ sums: BatchSums) {
    basis = sums.basis
    cells = []
    batches = sums.batches
    sample = sums.sample.map { persons, rows, cross in
      (
        persons,
        CrossProducts(
          plan.random, rows: rows, fixedCount: plan.fixed.names.count, trailing: cross)
      )
    }
    products = CrossProducts(
      plan.random, rows: plan.rows.frame.rows, fixedCount: plan.fixed.names.count,
      trailing: sums.cross)
  }
}

/// What each factor of the design is, within persons and between them.
struct PersonPlan {
  /// How a factor varies.
  enum Kind {
    /// The same in every row of a person.
    case constant
    /// A function of the occasion that many persons share.
    case shared
    /// Neither.
    case free
  }

  let random: RandomEffects
  let rows: LeadingRows
  let outcome: [Double]
  let fixed: Design
  let factors: DesignFactors
  let kinds: [Kind]
  /// A number near the outcomes, to be taken off them.
  let center: Double
  /// Means of the fixed effects' columns over the rows that were looked at; 0 for the intercept.
  let means: [Double]

  /// For each fixed effect the factors of its column.
  var fixedProducts: [[Int]] { factors.products[0] }
  /// For each random effect of the group the factors of its column.
  var randomProducts: [[Int]] { factors.products.dropFirst().flatMap { $0 } }
  /// The position of the intercept among the fixed effects.
  var intercept: Int? { fixedProducts.firstIndex(of: []) }

  init(
    _ outcome: String, _ fixed: Design, _ random: RandomEffects, _ rows: LeadingRows
  ) throws(ModelError) {
    self.random = random
    self.rows = rows
    self.fixed = fixed
    self.outcome = try FixedEffects.outcome(outcome, rows.frame)
    factors = DesignFactors([fixed] + random.designs)
    // The first levels, some thousand rows, say what kind of column each is.
    let sample = rows.chunks(rows: 8192)[0]
    let range = rows.rows(sample)
    let columns = try factors.columns(in: rows.frame, rows: range)
    kinds = columns.map { Self.kind($0, rows, sample, range.lowerBound) }
    var sum = 0.0
    for row in range { sum += self.outcome[row] }
    center = sum / Double(range.count)
    let products = factors.products[0]
    means = products.map { product in
      guard !product.isEmpty else { return 0 }
      var sum = 0.0
      for row in 0..<range.count {
        sum += product.reduce(1.0) { $0 * columns[$1][row] }
      }
      return sum / Double(range.count)
    }
  }

  static func kind(
    _ column: [Double], _ rows: LeadingRows, _ levels: Range<Int>, _ first: Int
  ) -> Kind {
    var isConstant = true
    var sequences: Set<[Double]> = []
    let most = max(1, levels.count / 8)
    for level in levels {
      let own = column[Int(rows.starts[level]) - first..<Int(rows.starts[level + 1]) - first]
      if own.contains(where: { $0 != own[own.startIndex] }) { isConstant = false }
      if sequences.count <= most { sequences.insert(Array(own)) }
    }
    if isConstant { return .constant }
    return sequences.count <= most ? .shared : .free
  }

  /// The product of some factors' columns, as long as they are; nil for no factors.
  static func product(_ product: [Int], _ columns: [[Double]]) -> [Double]? {
    guard let first = product.first else { return nil }
    var result = columns[first]
    for factor in product.dropFirst() {
      for row in result.indices { result[row] *= columns[factor][row] }
    }
    return result
  }
}
