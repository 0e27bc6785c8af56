/// A block of answers as bits: a plane per item and category, a bit per person.
///
/// A missing answer has no bit in any plane. The people who gave answer `a` to one item and `b` to another
/// are the bits that two planes share, so a table of pairs costs a population count per cell and no look at
/// a person:
///
///     n_ab = popcount(plane(i, a) AND plane(j, b))
///
/// Words are added up bit by bit first (ones, twos, fours, eights), so that one in sixteen is counted, and what is
/// counted is added up byte by byte before the bytes of a word are.
///
/// ### Source
/// Muła, W., Kurz, N., & Lemire, D. (2018). Faster population counts using AVX2 instructions. *The Computer
/// Journal, 61*(1), 111–120, section 3 (the method of Harley and Seal).
struct BitPlanes {
  /// 128 people: what a register holds.
  private typealias Word = SIMD2<UInt64>
  /// 1,024 people, looked up at once.
  private typealias Piece = InlineArray<8, Word>
  /// Pieces in a plane: the planes of fifty items stay in the cache of a core.
  private static let pieces = 8
  /// People in a block.
  static let people = 1024 * pieces

  /// Where the planes of each item begin, in planes; one more than there are items.
  let first: [Int]
  private var planes: [Piece]

  /// Makes room for the planes of items with these categories.
  init(categories: [Int]) {
    var first = [0]
    for count in categories { first.append(first[first.count - 1] + count) }
    self.first = first
    planes = Array(
      repeating: Piece(repeating: Word()), count: first[categories.count] * Self.pieces)
  }

  /// Takes up the answers to item `j` in `range`, in the place of what was there.
  mutating func take(_ codes: [UInt8], _ range: Range<Int>, item j: Int) {
    let categories = first[j + 1] - first[j]
    // One word more than there are categories: missing answers leave their bits there.
    var words = [UInt64](repeating: 0, count: categories + 1)
    var isKnown = true
    for w in 0..<16 * Self.pieces {
      for c in words.indices { words[c] = 0 }
      let start = min(range.lowerBound + 64 * w, range.upperBound)
      var bit: UInt64 = 1
      for person in start..<min(start + 64, range.upperBound) {
        let code = Int(codes[person])
        isKnown = isKnown && (code < categories || code == Int(PairCounts.missing))
        words[min(code, categories)] |= bit
        bit <<= 1
      }
      for c in 0..<categories {
        planes[(first[j] + c) * Self.pieces + w / 16][w / 2 % 8][w % 2] = words[c]
      }
    }
    precondition(isKnown, "an answer to item \(j) that is none of its \(categories) categories")
  }

  /// People who gave the answers of two planes.
  func shared(_ one: Int, _ other: Int) -> Int {
    let (x, y) = (one * Self.pieces, other * Self.pieces)
    var (ones, twos, fours, eights) = (Word(), Word(), Word(), Word())
    var sixteens = Word()
    for w in stride(from: 0, to: Self.pieces, by: 2) {
      let first = Self.carry(planes[x + w], planes[y + w], &ones, &twos, &fours)
      let second = Self.carry(planes[x + w + 1], planes[y + w + 1], &ones, &twos, &fours)
      sixteens &+= Self.bytes(Self.carry(&eights, first, second))
    }
    // At most 8 of a byte's bits are set: 8 · (8 + 4 + 2 + 1) at most, so no byte overflows.
    let rest =
      (Self.bytes(eights) &<< 3) &+ (Self.bytes(fours) &<< 2) &+ (Self.bytes(twos) &<< 1)
      &+ Self.bytes(ones)
    return Int(((Self.sums(sixteens) &<< 4) &+ Self.sums(rest)).wrappedSum())
  }

  /// People who gave the answer of a plane.
  func count(_ plane: Int) -> Int { shared(plane, plane) }

  /// Adds what two pieces share, bit by bit; what does not fit is eight times as much.
  @inline(__always)
  private static func carry(
    _ one: borrowing Piece, _ other: borrowing Piece, _ ones: inout Word, _ twos: inout Word,
    _ fours: inout Word
  ) -> Word {
    let first = carry(
      &twos, carry(&ones, one[0] & other[0], one[1] & other[1]),
      carry(&ones, one[2] & other[2], one[3] & other[3]))
    let second = carry(
      &twos, carry(&ones, one[4] & other[4], one[5] & other[5]),
      carry(&ones, one[6] & other[6], one[7] & other[7]))
    return carry(&fours, first, second)
  }

  /// Adds two words to `sum`, bit by bit; what does not fit is twice as much.
  @inline(__always)
  private static func carry(_ sum: inout Word, _ one: Word, _ other: Word) -> Word {
    let either = sum ^ one
    let carried = (sum & one) | (either & other)
    sum = either ^ other
    return carried
  }

  /// The bits set in each byte, by adding neighbours.
  @inline(__always)
  private static func bytes(_ word: Word) -> Word {
    let pairs = word &- ((word &>> 1) & Word(repeating: 0x5555_5555_5555_5555))
    let quarter = Word(repeating: 0x3333_3333_3333_3333)
    let fours = (pairs & quarter) &+ ((pairs &>> 2) & quarter)
    return (fours &+ (fours &>> 4)) & Word(repeating: 0x0f0f_0f0f_0f0f_0f0f)
  }

  /// The sums of the bytes, eight by eight.
  @inline(__always)
  private static func sums(_ bytes: Word) -> Word {
    let half = Word(repeating: 0x00ff_00ff_00ff_00ff)
    var sum = (bytes & half) &+ ((bytes &>> 8) & half)
    sum = sum &+ (sum &>> 16)
    sum = sum &+ (sum &>> 32)
    return sum & Word(repeating: 0xffff)
  }
}
