import CMoments
import LinearAlgebra
import Optimization
import Results

/// Fits of a model with one group in fixed storage: see `waymark_refits` in `CMoments`.
///
/// The criterion, its derivatives, the Newton steps, the treatment of vanishing variances and the
/// certificate are those of `ProfiledDeviance` and `DevianceSearch`; what is not certified is left to them.
@safe final class RefitKernel: Sendable {
  /// A certified optimum.
  struct Optimum {
    var theta: [Double]
    /// Coefficients of Q.
    var effects: [Double]
    var value: Double
    /// r² in the scale of the outcome.
    var residual: Double
    var convergence: Convergence
  }

  private nonisolated(unsafe) let handle: OpaquePointer
  private let fixedCount: Int
  private let room: Int

  /// Nil for several groups, for compound symmetry, and for more columns than fixed storage holds.
  init?(
    _ random: RandomEffects, _ products: CrossProducts, z: [[Double]], q: [[Double]],
    _ options: MixedModel.Options, denominator: Double
  ) {
    guard random.groups.count == 1,
      random.terms.allSatisfy({ !$0.parameters.isEmpty }),
      var rules = Self.rules(random, options)
    else { return nil }
    rules.denominator = denominator
    let (size, count) = (products.q, products.fixedCount)
    var place: [[Double]: Int64] = [:]
    var (cells, squares): ([Int64], [Double]) = ([], [])
    for level in products.levels {
      let cell = place[level.a] ?? Int64(place.count)
      if cell == place.count {
        place[level.a] = cell
        squares += level.a
      }
      cells.append(cell)
    }
    let cross = (0..<count).flatMap { i in (0...i).map { products.trailing[i, $0] } }
    guard
      let handle = unsafe waymark_refits_create(
        size, count, products.rows, cells.count, place.count, &rules, (z + q).flatMap(\.self),
        random.groups[0].codes.map(Int64.init), cells, squares,
        products.levels.flatMap { $0.b.prefix(size * count) }, cross)
    else { return nil }
    unsafe self.handle = handle
    fixedCount = count
    room = unsafe waymark_refits_room(handle)
  }

  deinit { unsafe waymark_refits_free(handle) }

  private static func rules(
    _ random: RandomEffects, _ options: MixedModel.Options
  ) -> waymark_refit_rules? {
    var rules = waymark_refit_rules()
    let entries = random.terms.flatMap { term in
      term.parameters.map { (term.offset + $0.row, term.offset + $0.column) }
    }
    guard entries.count == random.parameterCount,
      fill(&rules.rows, entries.map(\.0)), fill(&rules.columns, entries.map(\.1)),
      fill(&rules.sizes, random.terms.map(\.size))
    else { return nil }
    rules.parameters = entries.count
    rules.terms = random.terms.count
    rules.restricted = options.criterion == .reml ? 1 : 0
    rules.gradient_tolerance = options.search.gradientTolerance
    rules.newton_limit = max(0, options.search.newtonLimit)
    rules.least_gain = BoundedProblem.leastGain
    rules.vanishing = RandomEffects.vanishingVariance
    return rules
  }

  /// Puts numbers into a tuple of C; false where it is too short.
  private static func fill<Tuple>(_ tuple: inout Tuple, _ values: [Int]) -> Bool {
    unsafe withUnsafeMutableBytes(of: &tuple) { bytes in
      let places = unsafe bytes.assumingMemoryBound(to: Int32.self)
      guard values.count <= places.count else { return false }
      for (k, value) in values.enumerated() { unsafe places[k] = Int32(value) }
      return true
    }
  }

  /// The model fitted to the outcome `e`; nil where another search must be asked.
  func fit(_ e: [Double], constant: Double, from start: [Double]) -> Optimum? {
    var (theta, result) = (start, waymark_refit())
    var effects = Array(repeating: 0.0, count: fixedCount)
    let found = unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: room) { room in
      unsafe waymark_refits_fit(
        handle, e, constant, start, room.baseAddress, &theta, &effects, &result)
    }
    guard found == 1 else { return nil }
    return Optimum(
      theta: theta, effects: effects, value: result.value, residual: result.residual,
      convergence: Convergence(
        stop: .tolerance, evaluations: result.evaluations, gradientNorm: result.gradient_norm,
        certified: true, atBound: start.indices.filter { result.bound >> UInt32($0) & 1 == 1 }))
  }
}
