/// The wordings of an item's answers, as they are looked up for a text in data.
///
/// A text is a wording when both are the same once the spaces and tabs around them are gone and upper
/// and lower case do not count:
///
///     folded(t) = lowercase(uppercase(t)),   by Unicode's full mappings, so that ß and SS are one
///
/// compared by canonical equivalence, so that é in one code point and in two are one. Nothing else is
/// made equal: no part of a text, no near spelling, no order of the alphabet.
public struct AnswerLabels: Sendable, Hashable {
  /// A wording that stands for two codes, or that is the number of another.
  public struct Conflict: Sendable, Hashable {
    /// The wording as it was given second.
    public var label: String
    /// The two codes.
    public var codes: [Int]
  }

  /// The code by folded wording.
  private var codes: [String: Int] = [:]
  /// Wordings that do not tell codes apart, in the order of the answers.
  public private(set) var conflicts: [Conflict] = []

  /// Gathers every wording of an item's answers.
  public init(_ options: [ResponseOption]) {
    let numbers = Set(options.map(\.code))
    for option in options {
      for label in option.wordings {
        let folded = Self.folded(label)
        let number = Int(folded).flatMap { String($0) == folded ? $0 : nil }
        if let other = codes[folded] ?? number.flatMap({ numbers.contains($0) ? $0 : nil }),
          other != option.code
        {
          conflicts.append(Conflict(label: label, codes: [other, option.code].sorted()))
        } else {
          codes[folded] = option.code
        }
      }
    }
  }

  /// Whether there is no wording at all.
  public var isEmpty: Bool { codes.isEmpty }

  /// The code that a text stands for; nil when it is none of the wordings.
  public func code(of text: String) -> Int? {
    codes.isEmpty ? nil : codes[Self.folded(text)]
  }

  /// A text without spaces and tabs around it, and without the difference of upper and lower case.
  static func folded(_ text: String) -> String {
    let isPadding: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isPadding($0) }),
      let last = scalars.lastIndex(where: { !isPadding($0) })
    else { return "" }
    return String(scalars[first...last]).uppercased().lowercased()
  }
}
