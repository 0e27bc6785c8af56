import Distributions
import LinearAlgebra
import Results

/// An item placed in both samples, with the lowest and the highest category that both chose.
struct SharedItem {
  let item: Int
  let parentItem: Int
  let lowest: Int
  let highest: Int

  /// Nil where the samples have fewer than two categories in common.
  init?(_ item: Int, _ parentItem: Int, _ own: ItemCalibration, _ old: ItemCalibration) {
    let common = own.placed(item).filter { old.placed(parentItem).contains($0) }
    guard let lowest = common.first, let highest = common.last, lowest < highest else { return nil }
    self.item = item
    self.parentItem = parentItem
    self.lowest = lowest
    self.highest = highest
  }
}

/// The places of shared items on the scales of two samples, and the scale that anchors make of both.
struct ItemLink {
  /// A shift with its error and test.
  struct Shift {
    let value: Double
    let error: Double
    let p: Double

    var size: Double { error > 0 ? abs(value) / error : 0 }
  }

  /// d.
  private let differences: [Double]
  /// Its covariance.
  private let covariance: Matrix

  init(_ pairs: [SharedItem], _ own: ItemCalibration, _ old: ItemCalibration) {
    func ends(_ pair: SharedItem, _ isOwn: Bool) -> [(place: (item: Int, category: Int), Double)] {
      let item = isOwn ? pair.item : pair.parentItem
      let steps = Double(pair.highest - pair.lowest)
      // The mean threshold between two categories: what the easiness falls by a step.
      return [((item, pair.highest), -1 / steps), ((item, pair.lowest), 1 / steps)]
    }
    func location(_ pair: SharedItem, _ isOwn: Bool) -> Double {
      let scale = isOwn ? own.scale : old.scale
      return ends(pair, isOwn).reduce(0) {
        $0 + $1.1 * (scale.easiness[$1.place.item][$1.place.category] ?? 0)
      }
    }
    differences = pairs.map { location($0, true) - location($0, false) }
    var covariance = Matrix(rows: pairs.count, columns: pairs.count)
    for (j, column) in pairs.enumerated() {
      for (i, row) in pairs.enumerated() {
        for (isOwn, sample) in [(true, own), (false, old)] {
          for (one, a) in ends(row, isOwn) {
            for (other, b) in ends(column, isOwn) {
              covariance[i, j] += a * b * sample.covariance(one, other)
            }
          }
        }
      }
    }
    self.covariance = covariance
  }

  /// The shift of every item where some are the anchors.
  func shifts(_ anchors: [Int]) -> [Shift] {
    let share = 1 / Double(anchors.count)
    let mean = anchors.reduce(0) { $0 + share * differences[$1] }
    return differences.indices.map { item in
      var weights = differences.map { _ in 0.0 }
      for anchor in anchors { weights[anchor] -= share }
      weights[item] += 1
      let variance = innerProduct(weights, covariance * weights)
      let shift = differences[item] - mean
      let error = max(0, variance).squareRoot()
      return Shift(
        value: shift, error: error, p: error > 0 ? Normal().twoSided(shift / error) : 1)
    }
  }

  /// The anchors that are left once none of them has moved beyond chance.
  func purified() throws(Withheld) -> [Int] {
    var anchors = Array(differences.indices)
    while anchors.count >= AdaptationRule.leastAnchors {
      let shifts = shifts(anchors)
      let adjusted = Holm.adjusted(anchors.map { shifts[$0].p })
      guard adjusted.contains(where: { $0 < AdaptationRule.significance }) else { return anchors }
      let worst = anchors.max { shifts[$0].size < shifts[$1].size }
      anchors.removeAll { $0 == worst }
    }
    throw AdaptationRule.tooFewAnchors
  }
}
