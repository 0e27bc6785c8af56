extension ColumnForm {
  /// Codes that a closed question has at most, and digits that each has at most.
  package static let mostAnswers = 12
  private static let longestAnswer = 3
  /// Shares of cells from which a column is taken for something.
  private static let nearlyAll = 0.95

  /// Draws a column's picture from what was counted.
  init(_ name: String, position: Int, _ tally: ColumnTally) {
    self.name = name
    self.position = position
    filled = tally.filled
    blank = tally.blank
    distinct = tally.distinct
    lengths = tally.filled > 0 ? tally.shortest...max(tally.shortest, tally.longest) : nil
    integers = tally.integers
    decimalPoints = tally.decimals
    decimalCommas = tally.commas
    commasWithThree = tally.commasWithThree
    padded = tally.padded
    codes = (tally.allCodes ?? [:]).sorted { $0.key < $1.key }
      .map { CodeCount(code: $0.key, count: $0.value) }
    let numbers = MissingLookAlike.among(codes.map(\.code))
    missingLookAlikes =
      codes.filter { numbers.contains($0.code) }
      .map { TextCount(text: String($0.code), count: $0.count) }
      + tally.missingWords.sorted { $0.key < $1.key }
      .map { TextCount(text: $0.key, count: $0.value) }
    labels = tally.labelOrder.compactMap { text in
      tally.labels?[text].map { TextCount(text: text, count: $0) }
    }
    dates = DateForm.allCases.compactMap { form in
      tally.dates[form].map { DateCount(form: form, count: $0) }
    }.sorted { $0.count > $1.count }
    settledDates = tally.settledDates
    kind = .text
    damage = []
    kind = Self.kind(tally, missing: missingLookAlikeCount, answers: answerCodes)
    if kind != .codes && kind != .labels { missingLookAlikes.removeAll { Int($0.text) != nil } }
    damage = Self.damage(tally)
  }

  private static func kind(
    _ tally: ColumnTally, missing: Int, answers: [CodeCount]
  ) -> Kind {
    guard tally.filled > 0 else { return .empty }
    let words = tally.missingWords.values.reduce(0, +)
    let filled = tally.filled - words
    guard filled > 0 else { return .text }
    let share = Double(filled) * nearlyAll
    if Double(tally.dateCells) >= share { return .dates }
    if Double(tally.integers) >= share {
      let isClosed =
        answers.count <= mostAnswers && !answers.isEmpty && tally.leadingZeros == 0
        && answers.allSatisfy { String($0.code).utf8.count <= longestAnswer }
      // Ages and numbers of houses are whole numbers too, but come again less often.
      let isRepeated = answers.count * 2 <= filled
      let isSmall = answers.allSatisfy { abs($0.code) <= 10 }
      if isClosed && (isRepeated || isSmall) {
        return tally.distinct == 1 && filled > 10 ? .constant : .codes
      }
      return tally.distinct == 1 ? .constant : isUnique(tally) ? .unique : .wholeNumbers
    }
    if tally.distinct == 1 && filled > 1 { return .constant }
    if Double(tally.integers + tally.decimals + tally.commas) >= share { return .decimals }
    if Double(tally.sentences) * 2 >= Double(filled) && (tally.labels == nil || isUnique(tally)) {
      return .freeText
    }
    if let labels = tally.labels, labels.count * 3 <= filled || (labels.count <= 2 && filled >= 4) {
      return .labels
    }
    return isUnique(tally) ? .unique : tally.longest > 60 ? .freeText : .text
  }

  /// Whether nearly every cell has a value of its own, as ids have. Numbers below 100 must also run
  /// without a gap: ages of a few people differ too.
  private static func isUnique(_ tally: ColumnTally) -> Bool {
    guard Double(tally.distinct) >= Double(tally.filled) * nearlyAll else { return false }
    let areSmall =
      tally.hasRange && tally.integers == tally.filled && tally.lowest >= 0 && tally.highest < 100
    return !areSmall || tally.highest - tally.lowest + 1 == tally.distinct
  }

  private static func damage(_ tally: ColumnTally) -> [IDDamage] {
    var damage: [IDDamage] = []
    if tally.exponents > 0 { damage.append(.exponents(tally.exponents)) }
    if tally.wholeDecimals > 0 && tally.wholeDecimals == tally.decimals {
      damage.append(.points(tally.wholeDecimals))
    }
    // Digits of one length but for a few shorter ones, far from being all numbers of their range.
    let isNumber =
      tally.hasRange && tally.integers == tally.filled && tally.leadingZeros == 0
      && tally.lowest >= 0
    if isNumber,
      let usual = tally.lengths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key,
      usual == tally.longest, usual >= 4, tally.distinct >= 10
    {
      let short = tally.filled - (tally.lengths[usual] ?? 0)
      let span = tally.highest - tally.lowest
      if short > 0 && short * 5 <= tally.filled && span > 2 * tally.distinct {
        damage.append(.short(short, usual: usual))
      }
    }
    return damage
  }
}
