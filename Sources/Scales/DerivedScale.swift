public import Results

/// A scale that is scored from the answers to another one, of which it is a part.
public struct DerivedScale: Sendable, Hashable {
  /// The scale, its answers and missing codes read as those of the items that were asked.
  public var scale: Scale
  /// For each of its items the position of the item that was asked.
  public var positions: [Int]
}

extension Scale {
  /// This scale as it is scored from the answers to another one.
  ///
  /// - Parameters:
  ///   - source: the scale that was asked.
  ///   - place: where this was asked for.
  /// - Returns: the scale, and where its items are among the other's.
  /// - Throws: `RefusedInput` with `scale.derivation` when this scale's file does not say how, or the
  ///   two do not fit.
  public func derived(
    from source: Scale, askedAt place: Place
  ) throws(RefusedInput) -> DerivedScale {
    guard let derivation = lineage.derivableFrom.first(where: { $0.scale == source.id }) else {
      let others = lineage.derivableFrom.map { "'\($0.scale)'" }.joined(separator: ", ")
      throw refusal(
        place, "The scale '\(id)' cannot be scored from the answers to '\(source.id)'.",
        help: others.isEmpty
          ? "Its file names no scale that it is a part of."
          : "Its file says how from \(others).")
    }
    var derived = DerivedScale(scale: self, positions: [])
    let positions = source.itemPositions
    for (item, name) in derivation.items.enumerated() {
      guard let position = positions[name] else {
        throw refusal(
          place, "The scale '\(source.id)' has no item '\(name)', from which '\(id)' is scored.",
          help: "Correct 'derivableFrom' in the file of '\(id)'.")
      }
      let asked = source.items[position]
      guard asked.options.map(\.code) == items[item].options.map(\.code) else {
        throw refusal(
          place,
          "The items '\(name)' and '\(items[item].id)' do not allow the same answers.",
          help: "A scale is scored from another one only where both code their answers alike.")
      }
      derived.scale.items[item].options = asked.options
      derived.scale.items[item].missingCodes = asked.missingCodes
      derived.positions.append(position)
    }
    derived.scale.missingCodes = source.missingCodes
    return derived
  }

  private func refusal(_ place: Place, _ message: String, help: String) -> RefusedInput {
    RefusedInput([Diagnostic(.scaleDerivation, at: place, message, help: help)])
  }
}
