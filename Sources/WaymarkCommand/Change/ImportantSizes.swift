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
    guard let column = asked.anchor, let yes = asked.anchorYes else { return nil }
    let words = Set(yes.split(separator: ",").map(String.init))
    let texts = try BesideScores(
      column, option: "--anchor", read.files, read.columns, panel
    ).lastTexts
    var (changes, improved): ([Double], [Bool]) = ([], [])
    for (person, text) in texts.enumerated() {
      let range = panel.scores(person)
      guard let text, range.count > 1 else { continue }
      changes.append(panel.values[range.upperBound - 1] - panel.values[range.lowerBound])
      improved.append(words.contains(text))
    }
    n = changes.count
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

  /// Why sizes could not be had, once each.
  var notes: [Note] {
    var seen: Set<String> = []
    return sizes.compactMap { _, size in
      guard case .failure(let why) = size, seen.insert(why.code).inserted else { return nil }
      return Note(why.code, "\(why.reason) \(why.help)")
    }
  }
}
