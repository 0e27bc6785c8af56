import Change
import Journeys
import Platform
import Results
import Scales

/// The size of change that people themselves call important, by several methods.
struct ImportantSizes {
  /// People with two scores whose word is known.
  let n: Int
  /// Of them those who say that things are importantly better.
  let improved: Int
  private let words: AnchorWords
  /// By method the size, or why there is none.
  let sizes: [(method: MinimalImportantChange, size: Result<Double, Withheld>)]

  /// Estimates them; nil where no column has people's word.
  ///
  /// - Parameters:
  ///   - asked: the column and what means better.
  ///   - read: the files.
  ///   - panel: everybody's scores, from the baseline on.
  ///   - direction: which way is better.
  /// - Throws: `RefusedInput` when a file has no such column.
  init?(
    _ asked: BesideOptions, _ read: ReadScores, _ panel: ScorePanel,
    _ direction: ScoreDefinition.Direction
  ) throws(RefusedInput) {
    guard let column = asked.anchor else { return nil }
    var words = AnchorWords(asked.anchorYes)
    let texts = try BesideScores(
      column, option: "--anchor", read.files, read.columns, panel
    ).lastTexts
    var (changes, improved): ([Double], [Bool]) = ([], [])
    for (person, text) in texts.enumerated() {
      let range = panel.scores(person)
      guard let text, range.count > 1 else { continue }
      changes.append(panel.values[range.upperBound - 1] - panel.values[range.lowerBound])
      improved.append(words.isBetter(text))
    }
    n = changes.count
    self.words = words
    self.improved = improved.count(where: \.self)
    let methods = MinimalImportantChange.allCases.filter {
      $0 != .adjusted || asked.anchorReliability != nil
    }
    sizes = methods.map { method in
      (
        method,
        Result { () throws(Withheld) in
          try method.size(
            changes, improved: improved, direction: direction,
            anchorReliability: asked.anchorReliability)
        }
      )
    }
  }

  /// Words that nobody said, and why sizes could not be had, once each.
  var notes: [Note] {
    var seen: Set<String> = []
    return words.notes("change.unseen-word")
      + sizes.compactMap { _, size in
        guard case .failure(let why) = size, seen.insert(why.code).inserted else { return nil }
        return Note(why.code, "\(why.reason) \(why.help)")
      }
  }
}
