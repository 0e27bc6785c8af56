import LinearAlgebra

/// The rows of a fit by clusters that no level of any group crosses.
struct RobustClusters {
  let name: String
  let members: [[Int]]

  init(
    _ names: [String], _ frame: ModelFrame, _ rows: WhitenedRows, _ groups: [String]
  ) throws(ModelError) {
    name = names.joined(separator: ":")
    let (codes, levels) = try frame.levels(ofCombination: names)
    guard levels.count > 1 else { throw .oneCluster(name) }
    for (group, level) in zip(groups, rows.groups) {
      var home = Array(repeating: -1, count: level.levels.count)
      for (row, code) in level.codes.enumerated() {
        if home[code] == -1 { home[code] = codes[row] }
        guard home[code] == codes[row] else { throw .crossedCluster(name, group: group) }
      }
    }
    members = FitSource.members(codes, levels: levels.count)
  }

  /// A cluster's own random effects come to this many at most: its matrices are of that order.
  private static let largest = 2_000

  /// The sums of every cluster; `factors` holds λ of each group, in the model's own columns.
  func sums(
    _ rows: WhitenedRows, factors: [(factor: [Double], size: Int)], corrected: Bool
  ) throws(ModelError) -> [ClusterSums] {
    let covariances = factors.map { factor, size in
      let lambda = Matrix(rows: size, columns: size, elements: factor)
      return lambda * lambda.transposed
    }
    var result: [ClusterSums] = []
    result.reserveCapacity(members.count)
    for member in members {
      var columns: [[Double]] = []
      var blocks: [Matrix] = []
      for (index, group) in rows.groups.enumerated() where covariances[index].rows > 0 {
        var place: [Int: Int] = [:]
        for row in member where place[group.codes[row]] == nil {
          place[group.codes[row]] = place.count
        }
        let size = covariances[index].rows
        guard columns.count + size * place.count <= Self.largest else {
          throw .clusterTooLarge(name, limit: Self.largest)
        }
        var local = Array(
          repeating: Array(repeating: 0.0, count: member.count), count: size * place.count)
        for (i, row) in member.enumerated() {
          let first = (place[group.codes[row]] ?? 0) * size
          for k in 0..<size { local[first + k][i] = rows.z[index][k][row] }
        }
        columns += local
        blocks += Array(repeating: covariances[index], count: place.count)
      }
      let d = Self.diagonal(blocks, order: columns.count)
      columns += rows.x.map { column in member.map { column[$0] } }
      let f = Matrix(columns: columns, rows: member.count)
      let turned = f.transposed
      guard
        let sums = ClusterSums(
          gram: turned * f, sides: turned * member.map { rows.e[$0] }, d: d, corrected: corrected)
      else { throw .notEvaluable }
      result.append(sums)
    }
    return result
  }

  private static func diagonal(_ blocks: [Matrix], order: Int) -> Matrix {
    var result = Matrix(rows: order, columns: order)
    var start = 0
    for block in blocks {
      for j in 0..<block.columns {
        for i in 0..<block.rows { result[start + i, start + j] = block[i, j] }
      }
      start += block.rows
    }
    return result
  }
}
