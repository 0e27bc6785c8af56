extension MomentPlan {
  /// The entries of v that the fixed effects need beside 1: for every term the product of its columns that
  /// are no keys.
  static func entries(
    of formula: Formula, isKey: (String) -> Bool
  ) throws(MomentRefusal) -> [Entry] {
    var result: [Entry] = []
    for term in formula.fixed {
      var products = [Entry()]
      for variable in term.variables {
        if case .polynomial = variable.function { throw .curveOfAllRows(variable.name) }
        if case .naturalSpline = variable.function { throw .curveOfAllRows(variable.name) }
        guard !isKey(variable.column) else { continue }
        let powers = try powers(variable)
        products = products.flatMap { product in
          powers.map { product.times(variable.column, $0) }
        }
      }
      for product in products where !product.factors.isEmpty && !result.contains(product) {
        result.append(product)
      }
    }
    for variable in formula.random.flatMap({ $0.effects.flatMap(\.variables) }) {
      if case .polynomial = variable.function { throw .curveOfAllRows(variable.name) }
      if case .naturalSpline = variable.function { throw .curveOfAllRows(variable.name) }
    }
    return result
  }

  /// The powers of its column that a variable which is no key makes.
  private static func powers(_ variable: Formula.Variable) throws(MomentRefusal) -> [Int] {
    switch variable.function {
    case nil: [1]
    case .power(let power): [power]
    case .rawPolynomial(let degree): Array(1...degree)
    default: throw .curveOfOwnNumbers(variable.name)
    }
  }
}

extension MomentPlan.Entry {
  /// The entry's numbers for rows of a table; the column itself where it is one.
  func values(_ column: (String) -> [Double]) -> [Double] {
    guard let first = factors.first else { return [] }
    var result = column(first.column)
    for (place, factor) in factors.enumerated() {
      let times = place == 0 ? factor.power - 1 : factor.power
      guard times > 0 else { continue }
      let values = column(factor.column)
      for _ in 0..<times {
        for row in result.indices { result[row] *= values[row] }
      }
    }
    return result
  }
}
