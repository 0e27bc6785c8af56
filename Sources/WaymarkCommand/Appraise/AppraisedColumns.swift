import Platform
import Psychometrics
import Results
import Tables

/// The columns beside the answers that an appraisal looks at, and what their cells say.
struct AppraisedColumns {
  /// The columns to keep, each once.
  let names: [String]
  private let occasion: Int?
  private let service: Int?
  private let group: Int?
  private let anchor: Int?
  private var words: AnchorWords
  /// By expectation its column's place among the texts.
  private let numbers: [Int]
  private let missing: Set<String>
  /// By place among the texts the cells that hold no number where one is asked for.
  private(set) var unread: [Int: Int] = [:]

  /// None.
  init() {
    (names, occasion, service, group, anchor) = ([], nil, nil, nil, nil)
    (words, numbers, missing) = (AnchorWords(nil), [], [])
  }

  /// Finds the columns that are asked for.
  init(_ asked: AppraiseOptions, missing: Set<String>) {
    var names: [String] = []
    // The id stands before the columns that are kept.
    func place(_ name: String) -> Int {
      if let place = names.firstIndex(of: name) { return place + 1 }
      names.append(name)
      return names.count
    }
    occasion = asked.occasion.map(place)
    service = asked.service.map(place)
    group = asked.group.map(place)
    anchor = asked.anchor.map(place)
    words = AnchorWords(asked.anchorYes)
    numbers = asked.expectations.map { place($0.column) }
    self.names = names
    self.missing = missing
  }

  /// The occasion that a row is of; nil where no column tells.
  func occasion(_ texts: ArraySlice<String>) -> String? {
    occasion.map { Padding.trimmed(texts[texts.startIndex + $0]) }
  }

  /// Whether a column tells the occasion.
  var hasOccasion: Bool { occasion != nil }

  /// Whether anything is asked of rows beside the answers.
  var hasBeside: Bool {
    service != nil || group != nil || anchor != nil || !numbers.isEmpty
  }

  /// What a row says beside the answers.
  mutating func beside(_ texts: ArraySlice<String>) -> AppraisedAnswers.Beside {
    var beside = AppraisedAnswers.Beside()
    beside.service = word(service, texts)
    beside.group = word(group, texts)
    beside.isBetter = word(anchor, texts).map { words.isBetter($0) }
    for (at, place) in numbers.enumerated() {
      let text = word(place, texts)
      let number = text.flatMap { NumberText.value($0) }
      if text != nil, number == nil, numbers.firstIndex(of: place) == at {
        unread[place, default: 0] += 1
      }
      beside.numbers.append(number)
    }
    return beside
  }

  private func word(_ place: Int?, _ texts: ArraySlice<String>) -> String? {
    guard let place else { return nil }
    let text = Padding.trimmed(texts[texts.startIndex + place])
    return text.isEmpty || missing.contains(text) ? nil : text
  }

  /// What to know of the cells.
  var notes: [Note] {
    words.notes("appraisal.unseen-word")
      + unread.sorted { $0.key < $1.key }.map { place, count in
        Note(
          "appraisal.no-number",
          "\(Counted.words(count, "cell", "cells")) of column '\(names[place - 1])' \(count == 1 ? "holds" : "hold") no number and \(count == 1 ? "was" : "were") left out."
        )
      }
  }
}
