import LinearAlgebra

/// Parts of a table that nothing connects, as services are where everybody is in one of them.
///
///     V = blockdiag(V_1 … V_k),      Σ over parts of  U_k'V_k⁻¹U_k  and all other sums
///
/// so each part is worked out by itself, and the cost grows with their number instead of its cube.
struct SeparateParts: Sendable {
  /// One part.
  struct Part: Sendable {
    /// Its deviance; only its sums over the trailing columns are used.
    var deviance: ProfiledDeviance
    /// For each group of the model the levels that are this part's, in the order of its own.
    var levels: [[Int]]
  }

  let parts: [Part]

  /// Random effects beyond the leading group's below which the whole is no slower.
  static let fewest = 100

  /// Nil where all hangs together, or a part cannot be summed.
  init?(
    _ random: RandomEffects, _ rows: LinkRows, _ basis: FixedBasis,
    _ criterion: MixedModel.Criterion
  ) {
    let components = Components(random, rows)
    guard components.count > 1 else { return nil }
    var parts: [Part] = []
    parts.reserveCapacity(components.count)
    for levels in components.levels {
      let local = random.restricted(to: levels)
      guard local.trailingCount <= RandomEffects.trailingLimit,
        let sums = LinkSums(
          local, rows.part(levels[0]) { group, level in components.place[group][level] })
      else { return nil }
      parts.append(
        Part(
          deviance: ProfiledDeviance(
            local, basis, sums.products, cells: sums.cells, links: sums.links, criterion),
          levels: levels))
    }
    self.parts = parts
  }
}

/// Which levels hang together, through the rows they share.
private struct Components {
  /// For each component and each group of the model its levels, in their order.
  private(set) var levels: [[[Int]]] = []
  /// For each trailing group the position of each level within its component.
  private(set) var place: [[Int]]

  var count: Int { levels.count }

  init(_ random: RandomEffects, _ rows: LinkRows) {
    let sizes = random.groups.dropFirst().map(\.levels.count)
    var offsets = [0]
    for size in sizes { offsets.append(offsets[offsets.count - 1] + size) }
    var forest = Forest(count: sizes.reduce(0, +))
    let persons = rows.starts.count - 1
    for person in 0..<persons {
      let range = Int(rows.starts[person])..<Int(rows.starts[person + 1])
      let first = offsets[0] + Int(rows.codes[0][range.lowerBound])
      for row in range {
        for group in sizes.indices {
          forest.join(first, offsets[group] + Int(rows.codes[group][row]))
        }
      }
    }
    place = sizes.map { Array(repeating: 0, count: $0) }
    var component: [Int: Int] = [:]
    var levels: [[[Int]]] = []
    for group in sizes.indices {
      for level in 0..<sizes[group] {
        let root = forest.root(offsets[group] + level)
        let number = component[root] ?? levels.count
        if number == levels.count {
          component[root] = number
          levels.append(Array(repeating: [], count: sizes.count + 1))
        }
        place[group][level] = levels[number][group + 1].count
        levels[number][group + 1].append(level)
      }
    }
    for person in 0..<persons {
      let root = forest.root(offsets[0] + Int(rows.codes[0][Int(rows.starts[person])]))
      if let number = component[root] { levels[number][0].append(person) }
    }
    self.levels = levels
  }
}

/// Sets that are joined one by one.
private struct Forest {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ item: Int) -> Int {
    var item = item
    while parents[item] != item {
      parents[item] = parents[parents[item]]
      item = parents[item]
    }
    return item
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (a, b) = (root(one), root(other))
    // The smaller number leads, so that the order of rows does not matter.
    if a != b { parents[max(a, b)] = min(a, b) }
  }
}
