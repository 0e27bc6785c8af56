import Disclosure

/// A reader who attacks a released table: knows the profile's rules, what is shown, and arithmetic.
///
/// Written from the equations of the table, apart from the library's own audit: every number stands in
/// one equation for its row and one for its column, so a change of one number must be made good in
/// both, number by number.
struct TableReader {
  /// A number of the table as it was counted, and what it may be.
  struct Number {
    var count: Int
    var bounds: ClosedRange<Int>
    var isWithheld: Bool
    /// Whether it could have been withheld.
    var isCandidate: Bool
    /// Its two equations, with its sign in each.
    var equations: [(equation: Int, sign: Int)]
  }

  static let unlimited = 1 << 40

  let numbers: [Number]
  let profile: DisclosureProfile
  /// Numbers of each equation.
  let members: [[Int]]

  /// Reads a table of counts as it was released with all its totals.
  init(_ counts: [[Int]], released: ReleasedTable, profile: DisclosureProfile) {
    let rows = counts.count
    let columns = counts[0].count
    var numbers: [Number] = []
    for row in 0...rows {
      for column in 0...columns {
        let count = (row < rows ? [counts[row]] : counts)
          .flatMap { column < columns ? [$0[column]] : $0 }.reduce(0, +)
        let figure =
          switch (row < rows, column < columns) {
          case (true, true): Optional(released.count(row: row, column: column))
          case (true, false): released.total(row: row)
          case (false, true): released.total(column: column)
          case (false, false): rows > 1 && columns > 1 ? released.total : nil
          }
        numbers.append(
          Number(
            count: count, bounds: Self.bounds(count, figure, profile),
            isWithheld: figure.map { $0.value == nil } ?? false,
            isCandidate: figure?.value.map { $0 > 0 } ?? false,
            // Row: counts less their total; column: likewise; the corner is in both as a total.
            equations: [
              (row, column < columns ? 1 : -1), (rows + 1 + column, row < rows ? 1 : -1),
            ]))
      }
    }
    self.init(numbers, equations: rows + columns + 2, profile: profile)
  }

  private init(_ numbers: [Number], equations: Int, profile: DisclosureProfile) {
    self.numbers = numbers
    self.profile = profile
    members = (0..<equations).map { equation in
      numbers.indices.filter { numbers[$0].equations.contains { $0.equation == equation } }
    }
  }

  /// What a reader knows of one number alone.
  static func bounds(
    _ count: Int, _ figure: Released<Int>?, _ profile: DisclosureProfile
  ) -> ClosedRange<Int> {
    switch figure {
    case nil: 0...unlimited
    case .withheld: (profile.zeros == .shown && count > 0 ? 1 : 0)...unlimited
    case .shown(let shown): shown...shown
    case .rounded(let shown, let base):
      max(shown - base / 2, profile.fewestPersons)...(shown - base / 2 + base - 1)
    }
  }

  /// The same table with one more number withheld.
  func withholding(_ index: Int) -> TableReader {
    var numbers = numbers
    numbers[index].isWithheld = true
    numbers[index].bounds = (profile.zeros == .shown ? 1 : 0)...Self.unlimited
    return TableReader(numbers, equations: members.count, profile: profile)
  }

  /// How far a number can change in one direction, up to a limit, and how it is held back: the numbers
  /// through which the next step would have to go.
  func reach(of index: Int, by direction: Int, upTo limit: Int) -> (change: Int, holders: Set<Int>)
  {
    var changes = [Int](repeating: 0, count: numbers.count)
    func room(_ other: Int, _ direction: Int) -> Int {
      let now = numbers[other].count + changes[other]
      return direction > 0
        ? numbers[other].bounds.upperBound - now : now - numbers[other].bounds.lowerBound
    }
    var total = 0
    while total < min(limit, room(index, direction) + total) {
      // An imbalance (equation, sign) is made good by another number of the equation, which moves
      // it to that number's other equation.
      let first = numbers[index].equations[0]
      let last = numbers[index].equations[1]
      let start = Imbalance(equation: first.equation, sign: first.sign * direction)
      let goal = Imbalance(equation: last.equation, sign: -last.sign * direction)
      var cameBy: [Imbalance: (from: Imbalance, number: Int, direction: Int)] = [:]
      var seen: Set = [start]
      var queue = [start]
      while let state = queue.popLast(), !seen.contains(goal) {
        for other in members[state.equation] where other != index {
          guard let (next, change) = step(other, from: state), !seen.contains(next),
            room(other, change) > 0
          else { continue }
          seen.insert(next)
          cameBy[next] = (state, other, change)
          queue.insert(next, at: 0)
        }
      }
      guard seen.contains(goal) else {
        return (total, holders(seen, index))
      }
      var amount = min(limit - total, room(index, direction))
      var state = goal
      while state != start, let step = cameBy[state] {
        amount = min(amount, room(step.number, step.direction))
        state = step.from
      }
      state = goal
      while state != start, let step = cameBy[state] {
        changes[step.number] += amount * step.direction
        state = step.from
      }
      changes[index] += amount * direction
      total += amount
    }
    return (total, [])
  }

  struct Imbalance: Hashable {
    var equation: Int
    /// What the equation has too much, +1, or too little, −1.
    var sign: Int
  }

  private func step(_ other: Int, from state: Imbalance) -> (next: Imbalance, change: Int)? {
    let equations = numbers[other].equations
    let here = equations[0].equation == state.equation ? equations[0] : equations[1]
    let there = equations[0].equation == state.equation ? equations[1] : equations[0]
    let change = -state.sign * here.sign
    return (Imbalance(equation: there.equation, sign: there.sign * change), change)
  }

  /// Shown numbers that would lead on from what was reached, were they withheld.
  private func holders(_ seen: Set<Imbalance>, _ index: Int) -> Set<Int> {
    var holders: Set<Int> = []
    for state in seen {
      for other in members[state.equation] where other != index {
        guard let (next, change) = step(other, from: state), !seen.contains(next) else { continue }
        guard numbers[other].isCandidate, !numbers[other].isWithheld else { continue }
        let floor = profile.zeros == .shown ? 1 : 0
        if change > 0 || numbers[other].count > floor { holders.insert(other) }
      }
    }
    return holders
  }

  /// Highest less lowest that a number may be; each side up to a limit.
  func width(of index: Int, upTo limit: Int = unlimited / 4) -> Int {
    reach(of: index, by: 1, upTo: limit).change + reach(of: index, by: -1, upTo: limit).change
  }

  /// What holds back a withheld number below the threshold; nil where nothing does.
  func holdersBelowThreshold(_ index: Int) -> Set<Int>? {
    let up = reach(of: index, by: 1, upTo: profile.fewestPersons)
    let down = reach(of: index, by: -1, upTo: profile.fewestPersons)
    return up.change + down.change < profile.fewestPersons ? up.holders.union(down.holders) : nil
  }
}

extension TableReader {
  /// The fewest further numbers to withhold so that every withheld one is protected: depth by depth,
  /// each depth searched through. Where the steps run out, a number below which it cannot be.
  func fewestFurther(steps: inout Int) -> (fewest: Int?, atLeast: Int) {
    for depth in 0...numbers.count {
      let found = canProtect(with: depth, excluded: [], steps: &steps)
      if steps <= 0 { return (nil, depth) }
      if found { return (depth, depth) }
    }
    return (nil, numbers.count + 1)
  }

  /// Whether so many further numbers can protect all withheld ones.
  func canProtect(with depth: Int, excluded: Set<Int>, steps: inout Int) -> Bool {
    steps -= 1
    guard steps > 0 else { return false }
    let open = numbers.indices.filter { numbers[$0].isWithheld }
      .compactMap { holdersBelowThreshold($0)?.subtracting(excluded) }.sorted {
        $0.count < $1.count
      }
    guard let branches = open.first else { return true }
    // Holders without a number in common need one each.
    var used: Set<Int> = []
    var needed = 0
    for holders in open where used.isDisjoint(with: holders) {
      used.formUnion(holders)
      needed += 1
    }
    guard needed <= depth else { return false }
    var excluded = excluded
    for index in branches.sorted() {
      if withholding(index).canProtect(with: depth - 1, excluded: excluded, steps: &steps) {
        return true
      }
      excluded.insert(index)
    }
    return false
  }
}
