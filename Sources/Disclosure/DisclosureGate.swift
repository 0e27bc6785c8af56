import Results

/// Judges figures about groups of people before they leave: by one profile, figure by figure.
///
/// What comes out is a ``Released`` figure. The words of a withheld one are the same whatever the small
/// number was, zero included where the profile withholds it.
public struct DisclosureGate: Sendable, Hashable {
  /// The rules.
  public let profile: DisclosureProfile

  /// A gate with these rules. The default is threshold 10.
  public init(_ profile: DisclosureProfile = .thresholdTen) { self.profile = profile }

  /// Whether a count of people is too small, or a zero not to be told.
  func withholds(_ count: Int) -> Bool {
    count == 0 ? profile.zeros == .withheld : count < profile.fewestPersons
  }

  /// A count of people.
  public func count(_ count: Int) -> Released<Int> {
    withholds(count) ? .withheld(tooFew) : rounded(count)
  }

  /// A count to the profile's base.
  func rounded(_ count: Int) -> Released<Int> {
    guard let base = profile.roundingBase, count > 0 else { return .shown(count) }
    return .rounded(count.rounded(toBase: base), base: base)
  }

  /// A share of a group, in percent: of the counts as they may be told.
  ///
  /// Counts and the people in and outside the category are judged alike, because a share tells both:
  /// 96 % of 100 says that 4 are not in it.
  public func percentage(_ part: Int, of whole: Int) -> Released<Double> {
    guard part >= 0, part <= whole, whole > 0 else { return .withheld(nobody) }
    guard !withholds(part), !withholds(whole - part), !withholds(whole) else {
      return .withheld(tooFew)
    }
    if profile.alikeGroups != .shown, part == 0 || part == whole { return .withheld(tooFew) }
    guard let base = profile.roundingBase else {
      return .shown(100 * Double(part) / Double(whole))
    }
    let share = Double(part.rounded(toBase: base)) / Double(whole.rounded(toBase: base))
    return .rounded(min(100, 100 * share), base: 100 * Double(base) / Double(whole))
  }

  /// A lowest or highest score: one person's.
  public func extreme(_ score: Double) -> Released<Double> {
    guard !profile.showsExtremes else { return .shown(score) }
    return .withheld(
      Withheld(
        "disclosure.extreme", "A lowest or highest score is one person's.",
        help: "Give the mean and the standard deviation, or counts in bands."))
  }

  /// Why a count is not told.
  var tooFew: Withheld {
    Withheld(
      "disclosure.too-few",
      "Not shown, so that nobody can be recognised (\(profile.title), \(profile.version)).",
      help: "Put groups together until each has \(profile.fewestPersons) people or more.")
  }

  private var nobody: Withheld {
    Withheld(
      "disclosure.no-share", "There is no such share.",
      help: "A share is of a group with somebody in it, and at most all of it.")
  }
}

extension Int {
  /// The nearest multiple of a base; halves go up. For counts, which are at least 0.
  func rounded(toBase base: Int) -> Int {
    let below = self / base * base
    return self - below < base - base / 2 ? below : below.addingReportingOverflow(base).partialValue
  }
}
