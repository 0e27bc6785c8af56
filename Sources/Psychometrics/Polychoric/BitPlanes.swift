/// A block of answers as bits: a plane per item and category, a bit per person.
///
/// A missing answer has no bit in any plane. The people who gave answer `a` to one item and `b` to another
/// are the bits that two planes share, so a table of pairs costs a population count per cell and no look at
/// a person:
///
///     n_ab = popcount(plane(i, a) AND plane(j, b))
///
/// Words are added up bit by bit first (ones, twos, fours, eights), so that one in eight is counted.
///
/// ### Source
/// Muła, W., Kurz, N., & Lemire, D. (2018). Faster population counts using AVX2 instructions. *The Computer
/// Journal, 61*(1), 111–120, section 3 (the method of Harley and Seal).
struct BitPlanes {
  /// Eight words of 64 people.
  private typealias Words = SIMD8<UInt64>
  /// Pieces of 512 people in a plane: the planes of fifty items stay in the cache of a core.
  private static let pieces = 16
  /// People in a block.
  static let people = 512 * pieces

  /// Where the planes of each item begin, in planes; one more than there are items.
  let first: [Int]
  private var planes: [Words]

  /// Makes room for the planes of items with these categories.
  init(categories: [Int]) {
    var first = [0]
    for count in categories { first.append(first[first.count - 1] + count) }
    self.first = first
    planes = Array(repeating: Words(), count: first[categories.count] * Self.pieces)
  }

  /// Takes up the answers to item `j` in `range`, in the place of what was there.
  mutating func take(_ codes: [UInt8], _ range: Range<Int>, item j: Int) {
    let categories = first[j + 1] - first[j]
    // One word more than there are categories: missing answers leave their bits there.
    var words = [UInt64](repeating: 0, count: categories + 1)
    var isKnown = true
    for w in 0..<8 * Self.pieces {
      for c in words.indices { words[c] = 0 }
      let start = min(range.lowerBound + 64 * w, range.upperBound)
      var bit: UInt64 = 1
      for person in start..<min(start + 64, range.upperBound) {
        let code = Int(codes[person])
        isKnown = isKnown && (code < categories || code == Int(PairCounts.missing))
        words[min(code, categories)] |= bit
        bit <<= 1
      }
      for c in 0..<categories { planes[(first[j] + c) * Self.pieces + w / 8][w % 8] = words[c] }
    }
    precondition(isKnown, "an answer to item \(j) that is none of its \(categories) categories")
  }

  /// People who gave the answers of two planes.
  func shared(_ one: Int, _ other: Int) -> Int {
    let (x, y) = (one * Self.pieces, other * Self.pieces)
    var ones = Words()
    var twos = Words()
    var fours = Words()
    var eights = Words()
    for w in stride(from: 0, to: Self.pieces, by: 8) {
      func both(_ at: Int) -> Words { planes[x + w + at] & planes[y + w + at] }
      let first = Self.carry(
        &twos, Self.carry(&ones, both(0), both(1)), Self.carry(&ones, both(2), both(3)))
      let second = Self.carry(
        &twos, Self.carry(&ones, both(4), both(5)), Self.carry(&ones, both(6), both(7)))
      eights &+= Self.bits(Self.carry(&fours, first, second))
    }
    let count =
      (eights &<< 3) &+ (Self.bits(fours) &<< 2) &+ (Self.bits(twos) &<< 1) &+ Self.bits(ones)
    return Int(count.wrappedSum())
  }

  /// People who gave the answer of a plane.
  func count(_ plane: Int) -> Int { shared(plane, plane) }

  /// Adds two words to `sum`, bit by bit; what does not fit is twice as much.
  @inline(__always)
  private static func carry(_ sum: inout Words, _ one: Words, _ other: Words) -> Words {
    let either = sum ^ one
    let carried = (sum & one) | (either & other)
    sum = either ^ other
    return carried
  }

  /// The bits set in each word, by adding neighbours.
  @inline(__always)
  private static func bits(_ words: Words) -> Words {
    let pairs = words &- ((words &>> 1) & Words(repeating: 0x5555_5555_5555_5555))
    let quarter = Words(repeating: 0x3333_3333_3333_3333)
    let fours = (pairs & quarter) &+ ((pairs &>> 2) & quarter)
    var sum = (fours &+ (fours &>> 4)) & Words(repeating: 0x0f0f_0f0f_0f0f_0f0f)
    sum = sum &+ (sum &>> 8)
    sum = sum &+ (sum &>> 16)
    sum = sum &+ (sum &>> 32)
    return sum & Words(repeating: 0x7f)
  }
}
