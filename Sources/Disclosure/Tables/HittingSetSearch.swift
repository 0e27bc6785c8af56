/// The cheapest set of up to 64 elements that hits every cut: branch and bound.
struct HittingSetSearch {
  /// Of `places` one at least is in the set, if `condition` is (always, where that is empty).
  struct Cut: Hashable {
    var condition: UInt64
    var places: UInt64
  }

  enum Outcome {
    /// The cheapest set.
    case set(UInt64)
    /// There is none below the limit.
    case none
    /// Steps ran out first.
    case unfinished
  }

  private let costs: [Int]
  private var cuts: [Cut] = []
  private var known: Set<Cut> = []
  private var steps: Int
  private var best: (set: UInt64?, cost: Int) = (nil, .max)

  /// A search without cuts yet.
  init(costs: [Int], steps: Int) {
    self.costs = costs
    self.steps = steps
  }

  /// Adds a cut, once.
  mutating func add(_ cut: Cut) {
    if known.insert(cut).inserted { cuts.append(cut) }
  }

  /// The cheapest set that costs less than a limit.
  mutating func cheapest(below limit: Int) -> Outcome {
    best = (nil, limit)
    branch(chosen: 0, excluded: 0, cost: 0)
    if steps <= 0 { return .unfinished }
    return best.set.map(Outcome.set) ?? .none
  }

  /// Chooses an element of the open cut that has fewest left; later branches go without the elements
  /// of earlier ones. No deeper than there are elements.
  private mutating func branch(chosen: UInt64, excluded: UInt64, cost: Int) {
    steps -= 1
    guard steps > 0, cost < best.cost else { return }
    var open: [UInt64] = []
    for cut in cuts
    where cut.places & chosen == 0 && (cut.condition == 0 || cut.condition & chosen != 0) {
      let left = cut.places & ~excluded
      if left == 0 { return }
      open.append(left)
    }
    guard !open.isEmpty else {
      best = (chosen, cost)
      return
    }
    open.sort { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
    guard cost + bound(open) < best.cost else { return }
    var excluded = excluded
    for bit in elements(of: open[0], mostHitsFirst: open) {
      branch(chosen: chosen | 1 << bit, excluded: excluded, cost: cost + costs[bit])
      excluded |= 1 << bit
    }
  }

  /// Cuts without a common element need one each.
  private func bound(_ open: [UInt64]) -> Int {
    var used: UInt64 = 0
    var bound = 0
    for places in open where places & used == 0 {
      used |= places
      bound += elements(of: places).map { costs[$0] }.min() ?? 0
    }
    return bound
  }

  private func elements(of set: UInt64) -> [Int] { costs.indices.filter { set >> $0 & 1 == 1 } }

  private func elements(of set: UInt64, mostHitsFirst open: [UInt64]) -> [Int] {
    elements(of: set).map { bit in (hits: open.count { $0 >> bit & 1 == 1 }, bit: bit) }
      .sorted { ($1.hits, costs[$0.bit], $0.bit) < ($0.hits, costs[$1.bit], $1.bit) }.map(\.bit)
  }
}
