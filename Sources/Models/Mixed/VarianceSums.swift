import LinearAlgebra

/// All that inference asks of a mixed model at one theta, in matrices as small as the fixed effects.
///
/// With U = [Q e], V = I + ZDZᵀ and V_a the derivative of V in unit a of the covariances:
///
///     cross     N    = UᵀV⁻¹U
///     first     N_a  = UᵀV⁻¹V_aV⁻¹U
///     second    N_ab = UᵀV⁻¹V_aV⁻¹V_bV⁻¹U,  made symmetric
///     traces    t_a  = tr(V⁻¹V_a)
///               t_ab = tr(V⁻¹V_aV⁻¹V_b)
///
/// The gradient, the Hessian, the expected and the observed information, Satterthwaite's and Kenward
/// and Roger's corrections are all made of these.
struct VarianceSums {
  var cross: Matrix
  var first: [Matrix]
  /// For a ≤ b at `pair(a, b)`.
  var second: [Matrix]
  var traces: [Double]
  /// In the order of `second`; empty where they were not asked for.
  var secondTraces: [Double]

  /// UᵀV⁻¹V_hkV⁻¹U and tr(V⁻¹V_hk) of second derivatives of V, in the order of `second`; empty where V is
  /// linear in what the sums are taken in.
  var bends: [Matrix] = []
  var bendTraces: [Double] = []

  /// Where a pair of units stands.
  static func pair(_ a: Int, _ b: Int) -> Int {
    let (low, high) = (min(a, b), max(a, b))
    return high * (high + 1) / 2 + low
  }

  func secondTrace(_ a: Int, _ b: Int) -> Double { secondTraces[Self.pair(a, b)] }
}

/// How much of the sums is asked for.
enum SumsOrder {
  /// `cross`, `first` and `traces`: enough for a gradient.
  case first
  /// Also `second`: enough for the average information.
  case average
  /// Everything: enough for the Hessian.
  case full
}

extension ProfiledDeviance {
  /// The sums at a solution.
  func sums(_ solution: Solution, _ order: SumsOrder) -> VarianceSums {
    if structured != nil || separate != nil { return wholeSums(solution) }
    return products.randomCount == 0
      ? leadingSums(solution, order) : TrailingSums(self, solution).sums(order)
  }

  /// The sums of a model with one group.
  private func leadingSums(_ solution: Solution, _ order: SumsOrder) -> VarianceSums {
    let all = alongLeading(solution, order, along: nil)
    return VarianceSums(
      cross: solution.swept, first: all.first, second: all.second, traces: all.traces,
      secondTraces: order == .full ? all.secondTraces : [])
  }

  /// Sums over the leading group's units: N_a G, Gᵀ N_ab G and the traces level by level, all with
  /// the covariance of the leading group alone.
  func alongLeading(
    _ solution: Solution, _ order: SumsOrder, along g: Matrix?
  ) -> (first: [Matrix], second: [Matrix], traces: [Double], secondTraces: [Double]) {
    let leading = units.units.prefix(units.leadingCount)
    if let links, cells.isEmpty, let g {
      let sums = links.sums(
        solution.factors[0].factor, units: leading.map { ($0.row, $0.column) },
        second: order != .first, columns: products.size, g: g)
      return (sums.first, sums.second, sums.traces, sums.secondTraces)
    }
    let pairs = order == .first ? 0 : leading.count * (leading.count + 1) / 2
    let c = g?.columns ?? products.size
    var first = leading.map { _ in Matrix(rows: products.size, columns: c) }
    var second = (0..<pairs).map { _ in Matrix(rows: c, columns: c) }
    var traces = Array(repeating: 0.0, count: leading.count)
    var secondTraces = Array(repeating: 0.0, count: pairs)
    let q = products.q
    for (index, cell) in cells.enumerated() {
      let directions = LeadingDirections(
        cell.a, solution.blocks, at: index * q * q, q, leading, second: order != .first)
      cell.add(directions.first, to: &first, directions.second, to: &second, along: g)
      let count = Double(cell.count)
      for a in traces.indices { traces[a] += count * directions.traces[a] }
      for ab in secondTraces.indices { secondTraces[ab] += count * directions.secondTraces[ab] }
    }
    if let batches {
      addBatches(batches, solution, &first, &second, &traces, &secondTraces)
    }
    return (first, second, traces, secondTraces)
  }

  private func addBatches(
    _ batches: Batches, _ solution: Solution, _ first: inout [Matrix], _ second: inout [Matrix],
    _ traces: inout [Double], _ secondTraces: inout [Double]
  ) {
    let order: SumsOrder = second.isEmpty ? .first : .full
    let known = solution.batchSums.flatMap { sums in
      sums.traces.count == traces.count && sums.secondTraces.count >= secondTraces.count
        ? sums : nil
    }
    guard let sums = known ?? sums(batches, solution.factors[0].factor, order) else { return }
    let triangle = batches.m * (batches.m + 1) / 2
    for a in first.indices { first[a].addLowerTriangle(sums.first[(a * triangle)...]) }
    for ab in second.indices { second[ab].addLowerTriangle(sums.second[(ab * triangle)...]) }
    for a in traces.indices { traces[a] += sums.traces[a] }
    for ab in secondTraces.indices { secondTraces[ab] += sums.secondTraces[ab] }
  }

  /// tr(F N_a) and tr(F N_ab) over the leading group's units, F over the random trailing columns.
  func contractions(
    _ solution: Solution, _ f: Matrix, _ order: SumsOrder
  ) -> (first: [Double], second: [Double]) {
    let leading = units.units.prefix(units.leadingCount)
    if let links, cells.isEmpty {
      let sums = links.sums(
        solution.factors[0].factor, units: leading.map { ($0.row, $0.column) },
        second: order == .full, columns: products.size, f: f)
      return (sums.contracted, sums.contractedPairs)
    }
    let pairs = order == .full ? leading.count * (leading.count + 1) / 2 : 0
    var first = Array(repeating: 0.0, count: leading.count)
    var second = Array(repeating: 0.0, count: pairs)
    let q = products.q
    var contracted = Array(repeating: 0.0, count: q * q)
    for (index, cell) in cells.enumerated() {
      let directions = LeadingDirections(
        cell.a, solution.blocks, at: index * q * q, q, leading, second: order == .full)
      cell.contract(f, into: &contracted)
      for a in first.indices { first[a] += innerProduct(directions.first[a], contracted) }
      for ab in second.indices { second[ab] += innerProduct(directions.second[ab], contracted) }
    }
    return (first, second)
  }

  /// N_a over the random trailing columns, one matrix per unit of the leading group.
  func leadingFirst(_ solution: Solution) -> [Matrix] {
    let leading = units.units.prefix(units.leadingCount)
    let count = products.randomCount
    if let links, cells.isEmpty {
      return links.sums(
        solution.factors[0].factor, units: leading.map { ($0.row, $0.column) }, second: false,
        columns: products.size, blocks: count
      ).blocks
    }
    var result = leading.map { _ in Matrix(rows: count, columns: count) }
    let q = products.q
    for (index, cell) in cells.enumerated() {
      let directions = LeadingDirections(
        cell.a, solution.blocks, at: index * q * q, q, leading, second: false)
      cell.addBlocks(directions.first, to: &result)
    }
    return result
  }
}

extension Matrix {
  /// Adds a symmetric matrix given by its lower triangle, row by row.
  fileprivate mutating func addLowerTriangle(_ entries: ArraySlice<Double>) {
    var entry = entries.startIndex
    for i in 0..<rows {
      for j in 0...i {
        self[i, j] += entries[entry]
        if i != j { self[j, i] += entries[entry] }
        entry += 1
      }
    }
  }
}
