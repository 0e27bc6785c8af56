import Distributions

/// What the random-intercept model needs of the services: their means, and what varies within them.
///
/// Means are counted from those of the first service, then from the mean of all persons: an exact
/// constant stays one, and no digits are lost where scores lie far from zero.
struct ServiceMeans {
  /// Persons of each service.
  let sizes: [Double]
  /// Mean x of each service, from `centreX`.
  let x: [Double]
  /// Mean y of each service, from `centreY`.
  let y: [Double]
  let centreX: Double
  let centreY: Double
  /// Σ over services of Σ (x − x̄_j)², and so on: what varies within services.
  let withinX: Double
  let withinProducts: Double
  let withinY: Double
  /// Whether y is explained by x; without, x is nought throughout.
  let isAdjusted: Bool
  /// All persons.
  let persons: Double

  /// - Parameters:
  ///   - services: the moments of at least one service, none of them empty.
  ///   - model: what is explained by what.
  init(_ services: [BivariateMoments], _ model: PacketModel) {
    isAdjusted = model == .postOnPre
    let (adjusts, changes) = (isAdjusted, model == .change)
    let sizes = services.map { Double($0.n) }
    let persons = sizes.reduce(0, +)
    func centred(_ means: [Double]) -> (means: [Double], centre: Double) {
      let first = means.first ?? 0
      let shift = zip(sizes, means).reduce(0) { $0 + $1.0 * ($1.1 - first) } / persons
      return (means.map { $0 - first - shift }, first + shift)
    }
    (x, centreX) = centred(services.map { adjusts ? $0.meanX : 0 })
    (y, centreY) = centred(services.map { changes ? $0.meanY - $0.meanX : $0.meanY })
    withinX = adjusts ? services.reduce(0) { $0 + $1.squaresX } : 0
    withinProducts = adjusts ? services.reduce(0) { $0 + $1.products } : 0
    withinY = services.reduce(0) { sum, service in
      let change = service.squaresX - 2 * service.products + service.squaresY
      return sum + (changes ? max(0, change) : service.squaresY)
    }
    self.sizes = sizes
    self.persons = persons
  }

  /// Persons of an average service.
  var meanSize: Double { persons / Double(sizes.count) }

  /// Fixed effects.
  var effects: Int { isAdjusted ? 2 : 1 }

  /// Σ (x − x̄)² over all persons.
  var totalX: Double { withinX + zip(sizes, x).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } }

  /// What of y is left within services when x has explained what it can of it.
  var withinResidual: Double {
    withinX > 0 ? max(0, withinY - withinProducts * withinProducts / withinX) : withinY
  }
}
