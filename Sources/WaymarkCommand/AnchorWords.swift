import Results
import Tables

/// The words by which people say that things are better, as `--anchor-yes` names them.
struct AnchorWords {
  private let better: Set<String>
  /// Of them those that somebody said.
  private var seen: Set<String> = []

  /// Takes words that commas part; none where nothing is named.
  init(_ named: String?) {
    better = Set(
      (named ?? "").split(separator: ",").map { Padding.trimmed(String($0)) }
        .filter { !$0.isEmpty })
  }

  /// Whether a word, which somebody said, means better.
  mutating func isBetter(_ word: String) -> Bool {
    guard better.contains(word) else { return false }
    seen.insert(word)
    return true
  }

  /// The words that nobody said.
  func notes(_ code: String) -> [Note] {
    better.subtracting(seen).sorted().map {
      Note(
        code,
        "Nobody's word is '\($0)', which --anchor-yes names. Every other word means not better.")
    }
  }
}
