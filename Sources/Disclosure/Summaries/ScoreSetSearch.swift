/// Sets of deviations, met one after the other until there are enough.
///
/// Persons are placed one by one, those furthest from the centre first, so that every set is met once.
/// With m persons left, whose deviations lie from a to b and have the sum s, their squares sum up to
///
///     m·f² + r·(2f + 1)  ≤  Σd²  ≤  (a + b)·s − m·a·b,      f = ⌊s / m⌋,  r = s − m·f
///
/// at least where all are as near to each other as whole numbers can be, at most where each is at one
/// end, because (d − a)(b − d) ≥ 0. What is outside is left out with everything below it. Two persons
/// are found at once, from  (d₁ − d₂)² = 2Σd² − s²,  and so are all that are left once none deviates by
/// more than 1: as many deviate as Σd² says.
///
/// Where there are many sets the first ones come quickly, whatever n is; where there are few, Σd² is
/// mostly near one of its bounds, and little is left to look through.
struct ScoreSetSearch {
  /// How a search ended.
  struct Ending {
    /// Sets that were met.
    var found: Int
    /// Whether every set was.
    var isComplete: Bool
  }

  /// Persons to be placed yet, and what they may have.
  private struct Rest {
    var persons: Int
    var sum: Int
    var squares: ClosedRange<Int>
    var range: ClosedRange<Int>
    /// The deviation to be tried next, the furthest that one of them may have.
    var next: Int
  }

  /// Sets that are enough.
  private let enough: Int
  private var found = 0
  private var places: [Rest] = []

  /// Looks for sets of n deviations from a range that have one of these sums with a sum of squares
  /// from its range, until there are `enough`, or so many `steps` were taken.
  static func search(
    _ moments: [ScoreSets.Moments], of n: Int, in range: ClosedRange<Int>, enough: Int, steps: Int
  ) -> Ending {
    var search = ScoreSetSearch(enough: enough)
    var left = steps
    for wanted in moments {
      search.meet(n, wanted.sum, wanted.squares, in: range)
      while search.found < enough, let rest = search.places.popLast() {
        left -= 1
        guard left >= 0 else { return Ending(found: search.found, isComplete: false) }
        search.place(rest)
      }
      if search.found >= enough { return Ending(found: search.found, isComplete: false) }
    }
    return Ending(found: search.found, isComplete: true)
  }

  private init(enough: Int) { self.enough = enough }

  /// Gives one person the next deviation, and keeps the ones after it for later.
  private mutating func place(_ rest: Rest) {
    let d = rest.next
    keep(rest, after: d)
    // Of those who follow nobody is further away, or as far on the side that came first.
    let highest = d > 0 ? d : min(rest.range.upperBound, -d - 1)
    let squares = rest.squares.upperBound - d * d
    meet(
      rest.persons - 1, rest.sum - d, max(0, rest.squares.lowerBound - d * d)...squares,
      in: max(rest.range.lowerBound, -abs(d))...highest)
  }

  /// Keeps for later what persons may have whose furthest deviation comes after `last`; where nobody
  /// deviates by more than 1, counts it.
  private mutating func keep(_ rest: Rest, after last: Int) {
    var (d, size) = last > 0 ? (-last, last) : (-last - 1, -last - 1)
    // The furthest of m persons has at least an m-th of Σd².
    while size > 1 {
      guard size * size >= (rest.squares.lowerBound + rest.persons - 1) / rest.persons else {
        return
      }
      if rest.range.contains(d) {
        var rest = rest
        rest.next = d
        places.append(rest)
        return
      }
      (d, size) = d > 0 ? (-size, size) : (size - 1, size - 1)
    }
    countUnits(rest)
  }

  /// Sets without a deviation beyond −1, 0 and 1:  Σd² persons deviate, as many up as make up the sum.
  private mutating func countUnits(_ rest: Rest) {
    let range = max(rest.range.lowerBound, -1)...min(rest.range.upperBound, 1)
    var least = max(rest.squares.lowerBound, abs(rest.sum))
    least += (least - rest.sum) % 2 == 0 ? 0 : 1
    var most = min(rest.squares.upperBound, rest.persons)
    if range.lowerBound == 0 { most = min(most, rest.sum) }
    if range.upperBound == 0 { most = min(most, -rest.sum) }
    if least <= most { found += (most - least) / 2 + 1 }
  }

  /// Persons who are left: counted where they are two or fewer, else placed later if they can be.
  private mutating func meet(
    _ persons: Int, _ sum: Int, _ squares: ClosedRange<Int>, in range: ClosedRange<Int>
  ) {
    let (a, b) = (range.lowerBound, range.upperBound)
    guard persons > 0 else {
      if sum == 0, squares.lowerBound == 0 { found += 1 }
      return
    }
    guard sum >= persons * a, sum <= persons * b else { return }
    var (f, r) = sum.quotientAndRemainder(dividingBy: persons)
    if r < 0 { (f, r) = (f - 1, r + persons) }
    let least = max(squares.lowerBound, persons * f * f + r * (2 * f + 1))
    let most = min(squares.upperBound, (a + b) * sum - persons * a * b)
    guard least <= most else { return }
    if persons == 1 {
      found += squares.contains(sum * sum) ? 1 : 0
    } else if persons == 2 {
      countPairs(sum, least...most, in: range)
    } else {
      let furthest = max(-a, b)
      let size = min(furthest, Self.root(most))
      keep(
        Rest(persons: persons, sum: sum, squares: least...most, range: range, next: 0),
        after: -size - 1)
    }
  }

  /// Pairs with a sum:  d₁ − d₂  has the parity of the sum, and its square is 2Σd² − s².
  private mutating func countPairs(
    _ sum: Int, _ squares: ClosedRange<Int>, in range: ClosedRange<Int>
  ) {
    let most = Self.root(2 * squares.upperBound - sum * sum)
    var difference = Self.root(max(0, 2 * squares.lowerBound - sum * sum - 1))
    if 2 * squares.lowerBound - sum * sum > 0 { difference += 1 }
    difference += (difference - sum) % 2 == 0 ? 0 : 1
    // Both within the range:  s − 2a  and  2b − s  are at least the difference.
    let highest = min(most, sum - 2 * range.lowerBound, 2 * range.upperBound - sum)
    if difference <= highest { found += (highest - difference) / 2 + 1 }
  }

  /// The whole part of a square root.
  private static func root(_ square: Int) -> Int {
    var root = Int(Double(square).squareRoot())
    while root * root > square { root -= 1 }
    while (root + 1) * (root + 1) <= square { root += 1 }
    return root
  }
}
