import Glibc
import LinearAlgebra

/// The covariance of a person's residuals over σ² as a function of a few parameters, with both
/// derivatives.
///
///     by group        R = diag(δ_g),   δ_1 = 1, δ_g = e^(2x_g)
///     AR(1)           R_st = ρ^|s − t|,            ρ = tanh x
///     continuous      R_st = e^(−κ |t_s − t_t|),   κ = e^x,  φ = e^(−κ)
///     unstructured    R = LLᵀ over the occasions, L₁₁ = 1, x the other entries of its lower triangle
struct ResidualCovariance {
  let structure: ResidualStructure
  /// Categories of `byGroup`, occasions of `unstructured`.
  let levels: [String]
  /// For each row of the table: its category or occasion, or its time.
  let marks: [Double]
  /// The least time between two rows of one level, where there are any; known once rows are sorted.
  var leastTime: Double?

  init(_ structure: ResidualStructure, _ frame: ModelFrame) throws(ModelError) {
    self.structure = structure
    switch structure {
    case .independent:
      (levels, marks) = ([], [])
    case .byGroup(let column), .unstructured(let column):
      let (codes, levels) = try frame.levels(of: column)
      guard levels.count > 1 else { throw .oneLevel(column) }
      self.levels = levels
      marks = codes.map { Double($0) }
    case .continuousAR1(let column):
      levels = []
      marks = try Self.numbers(column, frame)
    case .ar1(let column?):
      levels = []
      marks = try Self.numbers(column, frame)
      if let row = marks.firstIndex(where: { $0 != $0.rounded() }) {
        throw .notWhole(column, row: row)
      }
    case .ar1(nil):
      (levels, marks) = ([], [])
    }
  }

  private static func numbers(
    _ column: String, _ frame: ModelFrame
  ) throws(ModelError) -> [Double] {
    guard case .numeric(let values) = try frame.column(column) else { throw .notNumeric(column) }
    return values
  }

  var parameterCount: Int {
    switch structure {
    case .independent: 0
    case .byGroup: levels.count - 1
    case .ar1, .continuousAR1: 1
    case .unstructured: levels.count * (levels.count + 1) / 2 - 1
    }
  }

  var parameterNames: [String] {
    switch structure {
    case .independent: []
    case .byGroup: levels.dropFirst().map { "residual.\($0)" }
    case .ar1: ["residual.rho"]
    case .continuousAR1: ["residual.phi"]
    case .unstructured:
      entries.dropFirst().map { "residual.\(levels[$0.row]).\(levels[$0.column])" }
    }
  }

  /// The lower triangle of L, column by column.
  var entries: [(row: Int, column: Int)] {
    levels.indices.flatMap { column in (column..<levels.count).map { ($0, column) } }
  }

  /// Where a search begins; `spacing` is the usual time between rows.
  func start(spacing: Double) -> [Double] {
    switch structure {
    case .independent: []
    case .byGroup: Array(repeating: 0, count: parameterCount)
    case .ar1: [0.3]
    case .continuousAR1: [log(0.7 / max(spacing, 1e-300))]
    case .unstructured: entries.dropFirst().map { $0.row == $0.column ? 1 : 0.3 }
    }
  }

  /// L with x in it.
  func factor(_ x: [Double]) -> Matrix {
    var result = Matrix(rows: levels.count, columns: levels.count)
    for (entry, value) in zip(entries, [1] + x) { result[entry.row, entry.column] = value }
    return result
  }

  /// R and its derivatives for rows with these marks; `second` for h ≤ k at `VarianceSums.pair`, nil where
  /// it is zero.
  func parts(
    _ marks: [Double], _ x: [Double]
  ) -> (value: Matrix, first: [Matrix], second: [Matrix?]) {
    let w = marks.count
    switch structure {
    case .independent: return (.identity(w), [], [])
    case .byGroup:
      var value = Matrix.identity(w)
      var first = x.map { _ in Matrix(rows: w, columns: w) }
      var second: [Matrix?] = []
      for (i, mark) in marks.enumerated() where mark > 0 {
        let g = Int(mark) - 1
        value[i, i] = exp(2 * x[g])
        first[g][i, i] = 2 * value[i, i]
      }
      for k in x.indices {
        for h in 0...k { second.append(h == k ? 2 * first[k] : nil) }
      }
      return (value, first, second)
    case .ar1:
      let rho = tanh(x[0])
      let slope = 1 - rho * rho
      return powers(marks) { steps in
        let value = pow(rho, steps)
        let first = steps == 0 ? 0 : steps * pow(rho, steps - 1)
        let second = steps < 2 ? 0 : steps * (steps - 1) * pow(rho, steps - 2)
        return (value, first * slope, second * slope * slope - 2 * rho * slope * first)
      }
    case .continuousAR1:
      let kappa = exp(x[0])
      return powers(marks) { time in
        let decay = kappa * time
        let value = exp(-decay)
        return (value, -decay * value, (decay * decay - decay) * value)
      }
    case .unstructured:
      let l = factor(x)
      let occasions = marks.map { Int($0) }
      var first: [Matrix] = []
      var second: [Matrix?] = []
      let free = Array(entries.dropFirst())
      for (k, right) in free.enumerated() {
        var bent = Matrix(rows: levels.count, columns: levels.count)
        for i in levels.indices {
          bent[right.row, i] += l[i, right.column]
          bent[i, right.row] += l[i, right.column]
        }
        first.append(Self.selected(bent, occasions))
        for left in free[0...k] {
          guard left.column == right.column else {
            second.append(nil)
            continue
          }
          var both = Matrix(rows: levels.count, columns: levels.count)
          both[left.row, right.row] += 1
          both[right.row, left.row] += 1
          second.append(Self.selected(both, occasions))
        }
      }
      return (Self.selected(l * l.transposed, occasions), first, second)
    }
  }

  private func powers(
    _ marks: [Double], _ of: (Double) -> (Double, Double, Double)
  ) -> (value: Matrix, first: [Matrix], second: [Matrix?]) {
    let w = marks.count
    var (value, first, second) = (
      Matrix.identity(w), Matrix(rows: w, columns: w), Matrix(rows: w, columns: w)
    )
    for j in 0..<w {
      for i in 0..<w where i != j {
        (value[i, j], first[i, j], second[i, j]) = of(abs(marks[i] - marks[j]))
      }
    }
    return (value, [first], [second])
  }

  static func selected(_ matrix: Matrix, _ rows: [Int]) -> Matrix {
    var result = Matrix(rows: rows.count, columns: rows.count)
    for (j, column) in rows.enumerated() {
      for (i, row) in rows.enumerated() { result[i, j] = matrix[row, column] }
    }
    return result
  }

  /// The parameters that Kenward and Roger's method is written in, σ² among them: first derivatives of
  /// the whole residual covariance σ²R in each, and second ones where the covariance is not linear in
  /// them.
  func natural(
    _ marks: [Double], _ x: [Double], variance: Double
  ) -> (first: [Matrix], second: [Matrix?]) {
    let w = marks.count
    switch structure {
    case .independent: return ([.identity(w)], [nil])
    case .byGroup:
      let first = levels.indices.map { g in
        var result = Matrix(rows: w, columns: w)
        for (i, mark) in marks.enumerated() where Int(mark) == g { result[i, i] = 1 }
        return result
      }
      return (first, Array(repeating: nil, count: first.count * (first.count + 1) / 2))
    case .ar1:
      let rho = tanh(x[0])
      let value = powers(marks) { (pow(rho, $0), 0, 0) }.value
      let slopes = powers(marks) { steps in
        (
          0, steps == 0 ? 0 : steps * pow(rho, steps - 1),
          steps < 2 ? 0 : steps * (steps - 1) * pow(rho, steps - 2)
        )
      }
      return (
        [value, variance * slopes.first[0]],
        [nil, slopes.first[0], slopes.second[0].map { variance * $0 }]
      )
    case .continuousAR1:
      // At the end φ is no parameter: residuals are independent.
      guard !isAtEnd(x) else { return ([.identity(w)], [nil]) }
      let phi = exp(-exp(x[0]))
      let value = powers(marks) { (pow(phi, $0), 0, 0) }.value
      let slopes = powers(marks) { time in
        (0, time * pow(phi, time - 1), time * (time - 1) * pow(phi, time - 2))
      }
      return (
        [value, variance * slopes.first[0]],
        [nil, slopes.first[0], slopes.second[0].map { variance * $0 }]
      )
    case .unstructured:
      let occasions = marks.map { Int($0) }
      let first = entries.map { entry in
        var unit = Matrix(rows: levels.count, columns: levels.count)
        unit[entry.row, entry.column] = 1
        unit[entry.column, entry.row] = 1
        return Self.selected(unit, occasions)
      }
      return (first, Array(repeating: nil, count: first.count * (first.count + 1) / 2))
    }
  }
}
