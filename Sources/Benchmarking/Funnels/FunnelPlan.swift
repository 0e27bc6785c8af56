import Results

/// What a funnel is made of: the services that can be placed, the target, and the rule of its limits.
struct FunnelPlan {
  /// A row that was given: its name and completion, and the point or why there is none.
  struct Row {
    var name: String
    var completion: Completion?
    var point: Result<FunnelPoint, Withheld>
  }

  /// A point's place on the working scale, its error, and its normal deviate.
  struct Place {
    var y: Double
    var s: Double
    var z: Double
  }

  var rows: [Row]
  /// In the unit of the values before the multiplier.
  var target: Double
  var targetFromUnits: Bool
  var rule: LimitRule
  var label: String
  var widenedLabel: String
  var multiplier = 1.0

  /// Points that can be placed.
  var points: [FunnelPoint] { rows.compactMap { try? $0.point.get() } }

  /// The place of each row; a reason where it has no point, or its point no place.
  func places(zero: Funnel.ZeroNumerators) -> [Result<Place, Withheld>] {
    let centre = rule.scale.place(of: target)
    return rows.map { row in
      row.point.flatMap { point in
        do throws(Withheld) {
          let (y, s) = try point.placed(by: rule, zero: zero)
          let z = rule.deviate((y - centre) / s, at: point.denominator)
          return .success(Place(y: y, s: s, z: z))
        } catch {
          return .failure(error)
        }
      }
    }
  }

  /// Over-dispersion of the places, where it is asked for.
  func dispersion(
    of places: [Result<Place, Withheld>], _ asked: Funnel.Dispersion
  ) -> Result<OverDispersion, Withheld>? {
    guard case .additive(let trimming, let estimator) = asked else { return nil }
    let placed = places.compactMap { try? $0.get() }
    do throws(Withheld) {
      guard FewServices(services: placed.count) == .enough else {
        throw Withheld(
          "funnel.few-units",
          "With fewer than \(FewServices.fewestForVerdicts) services, differences beyond chance "
            + "cannot be told from chance.",
          help: "Show each service with its interval, and do not mark any.")
      }
      return .success(
        try OverDispersion(
          places: placed.map(\.y), errors: placed.map(\.s), deviates: placed.map(\.z),
          target: rule.scale.place(of: target), trimming: trimming, estimator: estimator))
    } catch {
      return .failure(error)
    }
  }

  /// Refuses names that come twice.
  static func checkNames(_ names: [String]) throws(Withheld) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      throw Withheld(
        "funnel.repeated-unit", "'\(name)' is there twice.", help: "Give each service one row.")
    }
  }

  /// Refuses fewer services than a comparison needs: two, or one where the target is stated.
  static func checkCount(_ rows: [Row], stated: Double?) throws(Withheld) {
    let usable = rows.count { (try? $0.point.get()) != nil }
    guard usable >= (stated == nil ? 2 : 1) else {
      throw Withheld(
        "funnel.too-few-units", "There are too few services to compare.",
        help: "Compare two or more, or one with a stated target.")
    }
  }
}
