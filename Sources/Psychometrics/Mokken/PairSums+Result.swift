import Results

extension PairSums {
  /// The coefficients with their errors.
  func result(errors: Errors, unanswered: Int, level: Double) -> Scalability {
    let found = pairs.map { pair in
      Scalability.Pair(
        first: pair.first, second: pair.second, n: pair.n,
        coefficient: pair.hasSpread
          ? Scalability.estimate(
            Self.clean(pair.covariance / pair.coupling.largest),
            pair.square.squareRoot() / (Double(pair.n) * pair.coupling.largest), level: level)
          : nil)
    }
    let items = (0..<k).map { item in
      let ratio = ratio(item)
      return Scalability.Item(
        item: item,
        coefficient: ratio.largest > 1e-13
          ? Scalability.estimate(
            Self.clean(ratio.covariance / ratio.largest), errors.items[item], level: level) : nil)
    }
    let whole = ratio(nil)
    return Scalability(
      n: pairs.reduce(Int.max) { min($0, $1.n) }, pairs: found, items: items,
      scale: Scalability.estimate(
        Self.clean(whole.covariance / whole.largest), errors.scale, level: level),
      notes: notes(found, items, unanswered))
  }

  /// A ratio that is 1 but for rounding is 1.
  private static func clean(_ ratio: Double) -> Double { abs(ratio - 1) < 1e-13 ? 1 : ratio }

  private func notes(
    _ found: [Scalability.Pair], _ items: [Scalability.Item], _ unanswered: Int
  ) -> [Note] {
    var notes: [Note] = []
    let without = items.filter { $0.coefficient == nil }.map(\.item)
    if !without.isEmpty {
      notes.append(
        Note(
          "mokken.constant-item",
          "Everybody gave the same answer to \(ItemCovariance.named(without)), which says nothing "
            + "about the order of people."))
    }
    let negative = found.filter { ($0.coefficient?.value ?? 0) < 0 }
    if let one = negative.first {
      notes.append(
        Note(
          "mokken.negative-pair",
          "Answers to \(ItemCovariance.named([one.first, one.second])) run against each other"
            + (negative.count > 1 ? ", and those of \(negative.count - 1) other pairs too" : "")
            + ": an item may be worded the other way round. It was left as it is."))
    }
    let low = items.filter { ($0.coefficient?.value ?? 1) < Scalability.bar }.map(\.item)
    if !low.isEmpty {
      notes.append(
        Note(
          "mokken.item-below",
          "\(ItemCovariance.named(low).capitalisedFirst) order\(low.count == 1 ? "s" : "") people "
            + "less well than the usual bar of \(Scalability.bar) asks."))
    }
    if unanswered > 0 {
      notes.append(
        Note(
          "mokken.incomplete",
          "\(unanswered) people left an item out and are not counted here."))
    }
    if pairs.contains(where: \.coupling.hasTies) {
      notes.append(
        Note(
          "mokken.ties",
          "Some steps of two items are passed by equally many people, so which is the harder cannot "
            + "be told; the standard errors take the middle."))
    }
    return notes
  }
}

extension String {
  /// With a capital at its beginning.
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
