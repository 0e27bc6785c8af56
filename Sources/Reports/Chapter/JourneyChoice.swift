import Change
import Journeys

/// A few journeys to draw, chosen by a rule that looks at nobody's name.
///
/// From each pattern the first journeys in the order of service and id, as many from every pattern
/// as there is room for; journeys with one score are not drawn.
struct JourneyChoice: Sendable {
  /// The most journeys that are drawn.
  static let most = 16

  /// The chosen journeys, pattern by pattern.
  let journeys: [JourneyDescription]
  /// How many of each pattern were taken at most.
  let perPattern: Int

  init(_ all: [JourneyDescription]) {
    let drawable = all.filter { $0.points.count > 1 }
    let patterns = JourneyDescription.Pattern.allCases.compactMap { pattern in
      let some = drawable.filter { $0.pattern == pattern }
      return some.isEmpty ? nil : some
    }
    let perPattern = patterns.isEmpty ? 0 : max(1, Self.most / patterns.count)
    journeys = patterns.flatMap { $0.prefix(perPattern) }
    self.perPattern = perPattern
  }

  /// "Person A" for the first journey, "Person B" for the next, and so on.
  static func name(_ place: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let turn = place / letters.count
    return "Person\u{A0}" + (turn > 0 ? String(letters[(turn - 1) % letters.count]) : "")
      + String(letters[place % letters.count])
  }
}
