/// The fewest further counts that protect all withheld ones, by implicit hitting sets.
///
/// As long as a withheld count is not protected, one at least of the places across its cut must be
/// withheld too (`TableAttack.obstacles`). So the cheapest set of places that hits all cuts found so far
/// costs no more than the best solution. If it protects everything, it is the best; otherwise it
/// shows new cuts.
///
/// ### Source
/// Chandrasekaran, K., Karp, R., Moreno-Centeno, E., & Vempala, S. (2011). Algorithms for implicit
/// hitting set problems. *SODA '11*, 614–629. <https://doi.org/10.1137/1.9781611973082.48>
struct FewestSuppressions {
  /// Steps that one search may take.
  private static let mostSteps = 200_000

  private let knowledge: TableKnowledge
  private let risks: [Bool]
  /// Places that may be withheld, one for each bit.
  private let candidates: [Int]
  private let costs: [Int]

  /// nil where there are more than 64 places to choose from.
  init?(_ knowledge: TableKnowledge, risks: [Bool], cost: (Int) -> Int) {
    candidates = risks.indices.filter { !risks[$0] && knowledge.mayBeWithheld[$0] }
    guard candidates.count <= 64 else { return nil }
    self.knowledge = knowledge
    self.risks = risks
    costs = candidates.map(cost)
  }

  /// The best there is, or the best found before steps ran out.
  func result(startingFrom found: [Bool]) -> (withheld: [Bool], isFewest: Bool) {
    let start = candidates.indices.reduce(into: UInt64(0)) { set, bit in
      if found[candidates[bit]] { set |= 1 << bit }
    }
    var best = (set: start, cost: cost(start))
    var search = HittingSetSearch(costs: costs, steps: Self.mostSteps)
    while true {
      switch search.cheapest(below: best.cost) {
      case .none: return (withheld(best.set), true)
      case .unfinished: return (withheld(best.set), false)
      case .set(let set):
        if addCuts(for: set, to: &search, improving: &best) == 0 { return (withheld(set), true) }
      }
    }
  }

  /// Adds the cuts of every count that is not protected, then goes on with one place of each cut added,
  /// until all are protected: many cuts at once, and perhaps a better solution.
  ///
  /// - Returns: how many cuts the set itself left.
  private func addCuts(
    for set: UInt64, to search: inout HittingSetSearch,
    improving best: inout (set: UInt64, cost: Int)
  ) -> Int {
    var grown = set
    var first: Int?
    while true {
      let cuts = cuts(grown)
      if first == nil { first = cuts.count }
      if cuts.isEmpty { break }
      for cut in cuts {
        search.add(cut)
        if cut.places & grown == 0, let bit = cheapest(of: cut.places) { grown |= 1 << bit }
      }
    }
    if cost(grown) < best.cost { best = (grown, cost(grown)) }
    return first ?? 0
  }

  private func cuts(_ set: UInt64) -> [HittingSetSearch.Cut] {
    let withheld = withheld(set)
    let attack = TableAttack(knowledge, withheld: withheld)
    let bits = Dictionary(uniqueKeysWithValues: zip(candidates, 0...))
    return withheld.indices.compactMap { place in
      guard withheld[place], let obstacles = attack.obstacles(place) else { return nil }
      let places = obstacles.reduce(UInt64(0)) { set, place in
        set | (bits[place].map { 1 << UInt64($0) } ?? 0)
      }
      return HittingSetSearch.Cut(
        condition: bits[place].map { 1 << UInt64($0) } ?? 0, places: places)
    }
  }

  private func cheapest(of places: UInt64) -> Int? {
    candidates.indices.filter { places >> $0 & 1 == 1 }.min { costs[$0] < costs[$1] }
  }

  private func cost(_ set: UInt64) -> Int {
    candidates.indices.reduce(0) { $0 + (set >> $1 & 1 == 1 ? costs[$1] : 0) }
  }

  private func withheld(_ set: UInt64) -> [Bool] {
    var withheld = risks
    for bit in candidates.indices where set >> bit & 1 == 1 { withheld[candidates[bit]] = true }
    return withheld
  }
}
