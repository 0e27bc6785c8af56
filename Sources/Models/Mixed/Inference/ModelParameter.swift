/// One parameter of a mixed model in the form that people read: a fixed effect, the standard deviation of
/// a random effect, the correlation of two, or the residual standard deviation.
public struct ModelParameter: Sendable, Hashable, Codable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// A fixed effect, in units of the outcome per unit of its column.
    case fixedEffect = "fixed-effect"
    /// The standard deviation of a random effect over the levels of its group.
    case standardDeviation = "standard-deviation"
    /// The correlation of two random effects of a group.
    case correlation
    /// σ, the standard deviation within groups.
    case sigma
  }

  /// What it is.
  public var kind: Kind
  /// The group whose levels vary; nil for fixed effects and σ.
  public var group: String?
  /// The effect; `sigma` for σ.
  public var term: String
  /// The earlier effect it is correlated with; for correlations only.
  public var with: String?

  /// Makes the name of a parameter.
  public init(_ kind: Kind, group: String? = nil, term: String, with: String? = nil) {
    self.kind = kind
    self.group = group
    self.term = term
    self.with = with
  }

  /// σ.
  public static let sigma = ModelParameter(.sigma, term: "sigma")

  /// A fixed effect.
  public static func fixed(_ term: String) -> ModelParameter {
    ModelParameter(.fixedEffect, term: term)
  }

  /// In one line: `sd(Days | Subject)`, `correlation(Days, (Intercept) | Subject)`, `sigma`, `Days`.
  public var name: String {
    switch kind {
    case .fixedEffect, .sigma: term
    case .standardDeviation: "sd(\(term) | \(group ?? ""))"
    case .correlation: "correlation(\(term), \(with ?? "") | \(group ?? ""))"
    }
  }
}

/// Where a variance parameter stands: in which term, and of which of its effects.
struct VariancePlace {
  var parameter: ModelParameter
  var term: Int
  var effect: Int
  /// The earlier effect of a correlation.
  var with: Int?
}

extension RandomEffects {
  /// The standard deviations and correlations of every term, in the order of `VarianceComponent`.
  var variancePlaces: [VariancePlace] {
    terms.indices.flatMap { index -> [VariancePlace] in
      let (term, group) = (terms[index], groups[terms[index].group].name)
      return (0..<term.size).flatMap { j in
        [
          VariancePlace(
            parameter: ModelParameter(.standardDeviation, group: group, term: term.names[j]),
            term: index, effect: j)
        ]
          + (0..<j).map { k in
            VariancePlace(
              parameter: ModelParameter(
                .correlation, group: group, term: term.names[j], with: term.names[k]),
              term: index, effect: j, with: k)
          }
      }
    }
  }
}
