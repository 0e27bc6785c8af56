/// A word of a text with its letters as they are compared: small, and without accents.
struct FoldedWord {
  /// The letters.
  var letters: String
  /// Where it stands.
  var range: Range<String.Index>
  /// Whether the next word may belong to the same name: little stands between.
  var isNearNext = false
  /// Whether only a hyphen or an apostrophe, or nothing, stands before the next word.
  var isTiedToNext = false

  /// The words of a text, in order. In scripts that do not part words, every character is one.
  static func all(in text: String) -> [FoldedWord] {
    var words: [FoldedWord] = []
    var between: [Character] = []
    var index = text.startIndex
    func begin(_ letters: String, at next: String.Index) {
      if !words.isEmpty {
        let kinds = between.map(Between.init)
        words[words.count - 1].isNearNext =
          between.count <= 4 && kinds.allSatisfy { $0 != .other }
        words[words.count - 1].isTiedToNext = kinds.allSatisfy { $0 == .tie }
      }
      between = []
      words.append(FoldedWord(letters: letters, range: index..<next))
    }
    var isInWord = false
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      let letters = FoldedLetters.of(character)
      if letters.isEmpty {
        // A character that nobody sees parts no word.
        if !isInWord || !FoldedLetters.isInvisible(character) {
          between.append(character)
          isInWord = false
        }
      } else if FoldedLetters.standsAlone(character) {
        begin(letters, at: next)
        isInWord = false
      } else if isInWord {
        words[words.count - 1].letters += letters
        words[words.count - 1].range = words[words.count - 1].range.lowerBound..<next
      } else {
        begin(letters, at: next)
        isInWord = true
      }
      index = next
    }
    return words
  }

  /// What may stand between two words of a name.
  private enum Between {
    /// A hyphen or an apostrophe.
    case tie
    /// A space or a point, or the line that stands for a space in names of files.
    case space
    case other

    init(_ character: Character) {
      switch character {
      case "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "'", "\u{2019}", "\u{2018}",
        "\u{2BC}", "`", "\u{B4}":
        self = .tie
      case ".", "\u{B7}", "_": self = .space
      default:
        self =
          character.isWhitespace ? .space : FoldedLetters.isInvisible(character) ? .tie : .other
      }
    }
  }
}
