/// What the cells of one column hold, counted.
struct ColumnTally: Sendable {
  /// Cells that hold something.
  private(set) var filled = 0
  /// Cells that hold nothing, or spaces.
  private(set) var blank = 0
  private(set) var integers = 0
  private(set) var decimals = 0
  private(set) var wholeDecimals = 0
  private(set) var commas = 0
  private(set) var commasWithThree = 0
  private(set) var exponents = 0
  private(set) var leadingZeros = 0
  private(set) var padded = 0
  private(set) var sentences = 0
  private(set) var longest = 0
  private(set) var shortest = Int.max
  private(set) var lengths: [Int: Int] = [:]
  private(set) var lowest = Int.max
  private(set) var highest = Int.min
  private(set) var dates: [DateForm: Int] = [:]
  private(set) var dateCells = 0
  /// Dates that fit one order of day and month and not the other.
  private(set) var settledDates = 0
  /// Counts of whole numbers; nil when there are too many of them.
  private(set) var codes: [Int: Int]? = [:]
  /// Counts of short texts that are no numbers; nil when there are too many of them.
  private(set) var labels: [String: Int]? = [:]
  /// The texts in the order in which they first come.
  private(set) var labelOrder: [String] = []
  /// Counts of words that often stand for no answer.
  private(set) var missingWords: [String: Int] = [:]
  private var small = [Int](repeating: 0, count: 100)
  private var others: Set<UInt64> = []

  private static let mostCodes = 40
  private static let mostLabels = 24
  private static let longestLabel = 80

  /// Whether `lowest` and `highest` mean anything: numbers with zeros in front, and those of very many
  /// digits, have no part in them.
  var hasRange: Bool { lowest <= highest }

  /// How many different values there are.
  var distinct: Int { others.count + small.count { $0 > 0 } }

  /// Takes in a cell.
  ///
  /// - Parameter cell: its bytes, without quotation marks around it.
  mutating func take(_ cell: ArraySlice<UInt8>) {
    // Most cells of a survey: one or two digits.
    if cell.count <= 2, let first = cell.first, Self.isDigit(first) {
      var value = Int(first - 0x30)
      if cell.count == 1 {
        takeSmall(value)
        return
      }
      if value > 0, let second = cell.last, Self.isDigit(second) {
        value = value * 10 + Int(second - 0x30)
        takeSmall(value)
        return
      }
    }
    takeOther(cell)
  }

  /// The counts of whole numbers, small ones included.
  var allCodes: [Int: Int]? {
    guard var codes else { return nil }
    for (value, count) in small.enumerated() where count > 0 { codes[value] = count }
    return codes.count <= Self.mostCodes ? codes : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func takeSmall(_ value: Int) {
    small[value] += 1
    filled += 1
    integers += 1
    lengths[value < 10 ? 1 : 2, default: 0] += 1
    takeRange(value, length: value < 10 ? 1 : 2)
  }

  private mutating func takeRange(_ value: Int, length: Int) {
    lowest = min(lowest, value)
    highest = max(highest, value)
    shortest = min(shortest, length)
    longest = max(longest, length)
  }

  private mutating func takeOther(_ cell: ArraySlice<UInt8>) {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    let start = cell.firstIndex { !isSpace($0) } ?? cell.endIndex
    let end = cell.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? cell.endIndex
    let text = start < end ? cell[start..<end] : cell[cell.endIndex...]
    guard !text.isEmpty else {
      blank += 1
      return
    }
    if text.count < cell.count { padded += 1 }
    filled += 1
    let length = text.count { $0 & 0xC0 != 0x80 }
    lengths[min(length, 64), default: 0] += 1
    shortest = min(shortest, length)
    longest = max(longest, length)
    switch CellText(text) {
    case .empty: break
    case .integer(let value, let hasLeadingZero):
      integers += 1
      if hasLeadingZero { leadingZeros += 1 }
      if let value, !hasLeadingZero {
        lowest = min(lowest, value)
        highest = max(highest, value)
        if (0..<100).contains(value) {
          small[value] += 1
          return
        }
        count(value)
      } else {
        codes = nil
      }
    case .decimal(let isWhole):
      decimals += 1
      if isWhole { wholeDecimals += 1 }
      if text.contains(UInt8(ascii: ".")) { takeDate(text) }
    case .comma(let hasThree):
      commas += 1
      if hasThree { commasWithThree += 1 }
    case .exponent: exponents += 1
    case .other: takeText(text)
    }
    others.insert(Self.hash(text))
  }

  private mutating func count(_ value: Int) {
    codes?[value, default: 0] += 1
    if let codes, codes.count > Self.mostCodes { self.codes = nil }
  }

  private mutating func takeText(_ text: ArraySlice<UInt8>) {
    takeDate(text)
    let spaces = text.count { $0 == 0x20 }
    if spaces >= 3 { sentences += 1 }
    guard text.count <= Self.longestLabel else {
      labels = nil
      return
    }
    guard labels != nil || text.count <= 20 else { return }
    let string = String(decoding: text, as: UTF8.self)
    if MissingLookAlike.isWord(string), missingWords.count < Self.mostLabels {
      missingWords[string, default: 0] += 1
      return
    }
    guard let known = labels else { return }
    if known[string] == nil { labelOrder.append(string) }
    labels?[string, default: 0] += 1
    if labelOrder.count > Self.mostLabels {
      labels = nil
      labelOrder = []
    }
  }

  private mutating func takeDate(_ text: ArraySlice<UInt8>) {
    let forms = DateForm.fitting(text)
    guard !forms.isEmpty else { return }
    dateCells += 1
    for form in forms { dates[form, default: 0] += 1 }
    if forms.count == 1 { settledDates += 1 }
  }

  /// FNV-1a, 64 bits: the same text always has the same value, and two rarely share one.
  static func hash(_ text: ArraySlice<UInt8>, from start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64
  {
    var value = start
    for byte in text { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return value
  }
}
