import Glibc
import LinearAlgebra
import Models

/// The covariance of residuals over σ² written out row by row, from the parameters of a search.
///
///     by group    e^(2x_g)          AR(1)    tanh(x)^|s − t|
///     continuous  e^(−e^x |s − t|)  any      LLᵀ, L₁₁ = 1, x the rest of its lower triangle by columns
struct DenseResidual {
  let structure: ResidualStructure
  let frame: ModelFrame
  let group: String

  /// Category or time of each row; the place within its person where there is no column.
  private func marks(_ persons: [Int]) -> [Double] {
    guard let name = structure.column else {
      return persons.indices.map { row in
        Double(persons[..<row].count { $0 == persons[row] })
      }
    }
    switch frame.columns[name] {
    case .numeric(let values): return values
    case .factor(let codes, _): return codes.map { Double($0) }
    case nil: return []
    }
  }

  func matrix(_ x: [Double]) -> Matrix {
    guard case .factor(let persons, _) = frame.columns[group] else { return .identity(0) }
    let marks = marks(persons)
    let levels = Int(marks.max() ?? 0) + 1
    var whole = Matrix(rows: levels, columns: levels)
    if case .unstructured = structure {
      var (l, next) = (whole, 0)
      for column in 0..<levels {
        for row in column..<levels {
          l[row, column] = next == 0 ? 1 : x[next - 1]
          next += 1
        }
      }
      whole = l * l.transposed
    }
    var result = Matrix(rows: frame.rows, columns: frame.rows)
    for i in 0..<frame.rows {
      for j in 0..<frame.rows where persons[i] == persons[j] {
        let distance = abs(marks[i] - marks[j])
        switch structure {
        case .independent: result[i, j] = i == j ? 1 : 0
        case .byGroup:
          let own = marks[i] == 0 ? 1 : exp(2 * x[Int(marks[i]) - 1])
          result[i, j] = i == j ? own : 0
        case .ar1: result[i, j] = pow(tanh(x[0]), distance)
        case .continuousAR1: result[i, j] = exp(-exp(x[0]) * distance)
        case .unstructured: result[i, j] = whole[Int(marks[i]), Int(marks[j])]
        }
      }
    }
    return result
  }
}
