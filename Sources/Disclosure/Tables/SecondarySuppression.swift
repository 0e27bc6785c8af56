/// Which further counts of a table are withheld, so that no withheld one can be worked out.
///
/// Every withheld count, for its own sake or another's, must be able to be any number of an interval at
/// least as wide as the threshold (`TableAttack`). First along cheapest paths, place by place; then
/// what turns out not to be needed is shown again; then, for tables of up to 64 places, the fewest
/// are searched for (`FewestSuppressions`). Where as many would do, totals and large counts
/// stay.
struct SecondarySuppression {
  /// By place: whether it is withheld, for its own sake or another's.
  let withheld: [Bool]
  /// How many are withheld to protect others.
  let further: Int
  /// Whether it is proved that no fewer would do.
  let isFewest: Bool

  init(_ knowledge: TableKnowledge, risks: [Bool]) {
    let costs = Self.costs(knowledge.table)
    let cost = { (place: Int) in costs[place] }
    var withheld = Self.alongPaths(knowledge, risks: risks, cost: cost)
    Self.showAgain(&withheld, risks: risks, knowledge)
    var isFewest = withheld == risks
    if !isFewest, let search = FewestSuppressions(knowledge, risks: risks, cost: cost) {
      (withheld, isFewest) = search.result(startingFrom: withheld)
    }
    self.withheld = withheld
    self.isFewest = isFewest
    further = zip(withheld, risks).count { $0 && !$1 }
  }

  /// By place: one whole for each that is withheld; far behind that, something for a total and twice
  /// that for the total of the table; and last, the more the more people are in it.
  static func costs(_ table: CountTable) -> [Int] {
    let bySize = table.bordered.indices.sorted {
      (table.bordered[$0], $0) < (table.bordered[$1], $1)
    }
    var costs = [Int](repeating: 4_096, count: bySize.count)
    for (rank, place) in bySize.enumerated() {
      costs[place] += rank * 63 / bySize.count
      costs[place] += place / table.width == table.rows ? 64 : 0
      costs[place] += place % table.width == table.columns ? 64 : 0
    }
    return costs
  }

  /// Withholds along cheapest paths until every withheld count is protected.
  private static func alongPaths(
    _ knowledge: TableKnowledge, risks: [Bool], cost: (Int) -> Int
  ) -> [Bool] {
    var attack = TableAttack(knowledge, withheld: risks)
    var open = risks.indices.filter { risks[$0] }
    while let place = open.popLast() {
      while !attack.isProtected(place) {
        let further = attack.protectingPath(place, cost: cost)
        guard !further.isEmpty else { break }
        var withheld = attack.withheld
        for other in further { withheld[other] = true }
        attack = TableAttack(knowledge, withheld: withheld)
        open.append(contentsOf: further)
      }
    }
    return attack.withheld
  }

  /// Most work that looking for needless suppressions may take, in counts looked at.
  private static let mostWork = 20_000_000

  /// Shows what need not be withheld, totals and large counts first.
  private static func showAgain(
    _ withheld: inout [Bool], risks: [Bool], _ knowledge: TableKnowledge
  ) {
    let table = knowledge.table
    let further = withheld.indices.filter { withheld[$0] && !risks[$0] }
    let hidden = withheld.count { $0 }
    guard further.count * hidden <= mostWork / withheld.count else { return }
    let order = further.sorted {
      (table.isTotal($0) ? 0 : 1, -table.bordered[$0], $0)
        < (table.isTotal($1) ? 0 : 1, -table.bordered[$1], $1)
    }
    for place in order {
      withheld[place] = false
      let attack = TableAttack(knowledge, withheld: withheld)
      if !withheld.indices.allSatisfy({ !withheld[$0] || attack.isProtected($0) }) {
        withheld[place] = true
      }
    }
  }
}
