/// Masks listed names in texts: whole words, whatever their capitals and accents, with what stands for
/// possession behind them.
///
/// Only listed names are masked, and people can be known by much else: a text with its names masked is no
/// anonymous text.
public struct NameMask: Sendable, Hashable {
  /// What stands in the place of a name.
  public static let mark = "[name]"

  /// A name as its words.
  private struct Name: Hashable {
    var words: [String]
    /// The words written as one, or joined by hyphens in another way.
    var joined: String
  }

  private var byFirstWord: [String: [Name]] = [:]
  private var byJoined: Set<String> = []
  private var longestJoined = 0

  /// Names to be masked. Where somebody is called by first name and surname, list them apart as well: what
  /// is listed as two words is masked where both stand together.
  public init(_ names: [String]) {
    for text in names {
      let words = FoldedWord.all(in: text).map(\.letters)
      guard let first = words.first else { continue }
      let name = Name(words: words, joined: words.joined())
      if byFirstWord[first]?.contains(name) != true { byFirstWord[first, default: []].append(name) }
      byJoined.insert(name.joined)
      longestJoined = max(longestJoined, name.joined.count)
    }
  }

  /// A text with the names in it masked; where names overlap, all of what they cover.
  ///
  /// - Returns: the text, and how many stretches of it were masked.
  public func masked(_ text: String) -> (text: String, count: Int) {
    guard !byJoined.isEmpty else { return (text, 0) }
    let words = FoldedWord.all(in: text)
    var stretches: [Range<String.Index>] = []
    for position in words.indices {
      guard let end = lastWord(words, from: position) else { continue }
      let range = words[position].range.lowerBound..<words[end].range.upperBound
      if let last = stretches.last, range.lowerBound < last.upperBound {
        stretches[stretches.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        stretches.append(range)
      }
    }
    guard !stretches.isEmpty else { return (text, 0) }
    var result = ""
    var next = text.startIndex
    for stretch in stretches {
      result += text[next..<stretch.lowerBound]
      result += Self.mark
      next = stretch.upperBound
    }
    return (result + text[next...], stretches.count)
  }

  /// The last word of the longest name that begins at a word; nil where none does.
  private func lastWord(_ words: [FoldedWord], from start: Int) -> Int? {
    var longest: Int?
    for name in Self.stems(words[start].letters).flatMap({ byFirstWord[$0] ?? [] }) {
      let end = start + name.words.count - 1
      guard end < words.count, end > longest ?? -1 else { continue }
      let fits = zip(name.words, words[start...end]).enumerated().allSatisfy { offset, pair in
        pair.0 == pair.1.letters
          || offset == name.words.count - 1 && Self.stems(pair.1.letters).contains(pair.0)
      }
      if fits, (start..<end).allSatisfy({ words[$0].isNearNext }) { longest = end }
    }
    // The same letters, parted by a hyphen or an apostrophe in another way or not at all.
    var joined = ""
    for end in start..<words.count {
      // An s behind an apostrophe stands for possession, and stays.
      if end > start, words[end].letters == "s" { break }
      joined += words[end].letters
      guard joined.count <= longestJoined + 1 else { break }
      if end > longest ?? -1, Self.stems(joined).contains(where: byJoined.contains) {
        longest = end
      }
      guard words[end].isTiedToNext else { break }
    }
    return longest
  }

  /// A word, and what it is without an s behind it, which may stand for possession.
  private static func stems(_ letters: String) -> [String] {
    letters.count > 2 && letters.hasSuffix("s") ? [letters, String(letters.dropLast())] : [letters]
  }
}
