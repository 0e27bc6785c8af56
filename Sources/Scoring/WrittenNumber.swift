import Platform

/// A number as somebody wrote it: whether it is an answer's number, and if not, what is odd about it.
enum WrittenNumber: Sendable, Hashable {
  /// Digits, perhaps a minus before them, and no nought before other digits.
  case whole(Int)
  /// The same with a point and noughts behind, such as `3.0`.
  case wholeDecimal(Int)
  /// A fraction of at most 17 significant digits.
  case fraction
  /// Beyond every number that can be computed with.
  case tooLarge
  /// Too near nought to be told from it.
  case tooSmall
  /// More than 17 significant digits, which no number here keeps apart.
  case tooLong
  /// A decimal comma, or marks between thousands.
  case decimalMark
  /// A number, but not as an answer is written.
  case form(Form)

  /// What a number has that an answer has not.
  enum Form: UInt8, Sendable, Hashable {
    case exponent, plusSign, leadingNought, minusNought, barePoint, hexadecimal, underscores, word

    /// For example `a plus sign before it`.
    var words: String {
      switch self {
      case .exponent: "with an exponent"
      case .plusSign: "with a plus sign before it"
      case .leadingNought: "with a nought before its digits"
      case .minusNought: "as minus nought"
      case .barePoint: "with a point that no digit stands before or behind"
      case .hexadecimal: "to the base of sixteen"
      case .underscores: "with underscores between its digits"
      case .word: "as a word that programs use, such as NaN or inf"
      }
    }
  }

  /// Significant digits that numbers keep apart.
  private static let mostDigits = 17

  /// Reads an ASCII text without spaces around it; nil when it is no number in any of these ways.
  init?(_ text: String) {
    var bytes = Array(text.utf8)[...]
    guard bytes.count <= 1000, bytes.allSatisfy({ $0 < 128 }) else { return nil }
    let sign = bytes.first.flatMap { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") ? $0 : nil }
    if sign != nil { bytes = bytes.dropFirst() }
    if let form = Self.form(bytes) {
      self = .form(form)
      return
    }
    let whole = bytes.prefix(while: Self.isDigit)
    var rest = bytes.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8>?
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix(while: Self.isDigit)
      rest = rest.dropFirst(1 + digits.count)
      fraction = digits
    }
    guard !whole.isEmpty || fraction?.isEmpty == false else { return nil }
    if let exponent = Self.exponent(rest) {
      let isNought = (whole + (fraction ?? [])).allSatisfy { $0 == UInt8(ascii: "0") }
      let isBare = whole.isEmpty || fraction?.isEmpty == true
      let fits = isNought || isBare || NumberText.value(bytes) != nil
      self = fits ? .form(.exponent) : exponent ? .tooSmall : .tooLarge
      return
    }
    guard rest.isEmpty else {
      guard Self.hasMarks(bytes) else { return nil }
      self = .decimalMark
      return
    }
    self.init(sign: sign, whole: whole, fraction: fraction, bytes)
  }

  private init(
    sign: UInt8?, whole: ArraySlice<UInt8>, fraction: ArraySlice<UInt8>?, _ bytes: ArraySlice<UInt8>
  ) {
    let nought = UInt8(ascii: "0")
    let isNought = (whole + (fraction ?? [])).allSatisfy { $0 == nought }
    let hasFraction = fraction?.contains { $0 != nought } ?? false
    let digits = (whole.drop { $0 == nought } + (fraction ?? [])).count
    if whole.isEmpty || fraction?.isEmpty == true {
      self = .form(.barePoint)
    } else if sign == UInt8(ascii: "+") {
      self = .form(.plusSign)
    } else if whole.count > 1 && whole.first == nought {
      self = .form(.leadingNought)
    } else if sign != nil && isNought {
      self = .form(.minusNought)
    } else if NumberText.value(bytes) == nil {
      self = hasFraction && whole == [nought] ? .tooSmall : .tooLarge
    } else if hasFraction {
      self = digits > Self.mostDigits ? .tooLong : .fraction
    } else if whole.count <= Self.mostDigits, let number = Self.number(whole) {
      let signed = sign == nil ? number : -number
      self = fraction == nil ? .whole(signed) : .wholeDecimal(signed)
    } else {
      self = .tooLong
    }
  }

  /// At most 17 digits as a number.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: digits, as: UTF8.self))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Forms that have a grammar of their own.
  private static func form(_ bytes: ArraySlice<UInt8>) -> Form? {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    if ["nan", "inf", "infinity"].contains(text) { return .word }
    if text.hasPrefix("0x"), text.utf8.count > 2, text.dropFirst(2).allSatisfy(\.isHexDigit) {
      return .hexadecimal
    }
    let groups = bytes.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    let isGrouped = groups.count > 1 && groups.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
    return isGrouped ? .underscores : nil
  }

  /// Whether an exponent is below nought; nil when the bytes are none.
  private static func exponent(_ bytes: ArraySlice<UInt8>) -> Bool? {
    guard bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") else { return nil }
    var digits = bytes.dropFirst()
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    return !digits.isEmpty && digits.allSatisfy(isDigit) ? isNegative : nil
  }

  /// Whether digits stand in groups: `3,5`, `1,234.5`, `1.234,5`, `1 234`, `1'234`.
  private static func hasMarks(_ bytes: ArraySlice<UInt8>) -> Bool {
    let marks: [UInt8] = Array(",. '".utf8)
    let groups = bytes.split(omittingEmptySubsequences: false) { marks.contains($0) }
    guard groups.count > 1, groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else {
      return false
    }
    let isSingleComma = groups.count == 2 && bytes.contains(UInt8(ascii: ","))
    // Only the last group may be a fraction; those between marks are thousands.
    return isSingleComma
      || groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
        && (groups.count > 2 || groups.last?.count == 3)
  }
}
