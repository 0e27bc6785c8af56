import Scales
package import Tables

/// Which codes the words in some columns seem to stand for: a guess to be looked through by somebody who
/// has the questionnaire, never applied by itself.
package struct AnswerWords: Sendable, Hashable {
  /// A word and the code that it seems to stand for.
  package struct Pair: Sendable, Hashable {
    /// The word, as the file has it.
    package var word: String
    /// The code.
    package var code: Int
  }

  /// What the guess rests on.
  package enum Evidence: Sendable, Hashable {
    /// The usual order of such words, the lowest code first.
    case order
    /// A number in each of them that is a code of the scale.
    case numbers
  }

  /// The words in the order of their codes.
  package var pairs: [Pair]
  /// What it rests on.
  package var evidence: Evidence

  /// The usual wordings of answers, in their order.
  private static let orders: [[String]] = [
    ["no", "yes"], ["no", "more or less", "yes"],
    ["never", "rarely", "sometimes", "often", "always"],
    ["never", "sometimes", "often", "always"],
    ["never", "rarely", "sometimes", "often", "very often"],
    ["never", "almost never", "sometimes", "fairly often", "very often"],
    ["none of the time", "rarely", "some of the time", "often", "all of the time"],
    [
      "none of the time", "a little of the time", "some of the time", "most of the time",
      "all of the time",
    ],
    [
      "at no time", "some of the time", "less than half of the time", "more than half of the time",
      "most of the time", "all of the time",
    ],
    ["not at all", "several days", "more than half the days", "nearly every day"],
    ["not at all", "only occasionally", "sometimes", "often", "most or all of the time"],
    ["hardly ever", "some of the time", "often"],
    ["hardly ever or never", "some of the time", "often"],
    ["not at all", "a little bit", "moderately", "quite a bit", "extremely"],
    ["not at all", "slightly", "moderately", "very", "extremely"],
    ["not at all", "a little", "somewhat", "quite a lot", "very much"],
    ["strongly disagree", "disagree", "agree", "strongly agree"],
    ["strongly disagree", "disagree", "neutral", "agree", "strongly agree"],
    ["strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"],
    [
      "strongly disagree", "disagree", "slightly disagree", "neither agree nor disagree",
      "slightly agree", "agree", "strongly agree",
    ],
    ["very poor", "poor", "fair", "good", "very good"],
    ["very dissatisfied", "dissatisfied", "neither", "satisfied", "very satisfied"],
    ["very unlikely", "unlikely", "neither likely nor unlikely", "likely", "very likely"],
  ]

  /// Guesses from the columns of a scale; nil when they hold codes, words that the scale file has, or
  /// words of which nothing is known here.
  ///
  /// - Parameters:
  ///   - match: the scale and its columns.
  ///   - form: the table.
  package init?(_ match: ScaleMatch, in form: TableForm) {
    guard case .notCodes(let columns, let labelled) = match.fit, labelled < columns else {
      return nil
    }
    guard let first = match.scale.items.first?.options.map(\.code),
      match.scale.items.allSatisfy({ $0.options.map(\.code) == first })
    else { return nil }
    let codes = first.sorted()
    var words: [String] = []
    for column in match.columns.compactMap({ $0 }) {
      for label in form.columns[column].labels where !words.contains(label.text) {
        words.append(label.text)
      }
    }
    guard !words.isEmpty, words.count <= codes.count else { return nil }
    let folded = words.map(FoldedText.of)
    let found = Self.orders(of: words, codes: codes)
    let usual = found.compactMap {
      if case .usual(let place) = $0 { Self.orders[place] } else { nil }
    }
    let places = usual.map { order in folded.map { order.firstIndex(of: $0) ?? 0 } }
    if let place = places.first, let order = usual.first, places.allSatisfy({ $0 == place }) {
      // The words that nobody used belong to the list as well.
      let seen = Dictionary(zip(folded, words)) { first, _ in first }
      pairs = zip(order, codes).map { Pair(word: seen[$0] ?? $0.capitalizedFirst, code: $1) }
      evidence = .order
      return
    }
    guard found.contains(.numbers) else { return nil }
    pairs = words.compactMap { word in
      Self.number(word).map { Pair(word: word, code: $0) }
    }.sorted { $0.code < $1.code }
    evidence = .numbers
  }

  /// The only run of digits in a text, as in `A3` or `4 = often`.
  private static func number(_ text: String) -> Int? {
    let runs = text.split { !$0.isASCIIDigit }
    return runs.count == 1 ? Int(runs[0]) : nil
  }

  /// An order that some words may have.
  enum Order: Hashable {
    /// One of the usual ones, by its place.
    case usual(Int)
    /// That of the numbers in them.
    case numbers
  }

  /// The orders that some words may have, as answers with some codes.
  static func orders(of words: [String], codes: [Int]) -> [Order] {
    let folded = words.map(FoldedText.of)
    let usual = orders.indices.filter { place in
      orders[place].count == codes.count && folded.allSatisfy(orders[place].contains)
    }
    let numbers = words.map(Self.number)
    let areNumbers =
      !words.isEmpty && numbers.allSatisfy { $0.map(codes.contains) ?? false }
      && Set(numbers).count == numbers.count
    return usual.map { .usual($0) } + (areNumbers ? [.numbers] : [])
  }
}

extension String {
  /// With its first letter in upper case.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
