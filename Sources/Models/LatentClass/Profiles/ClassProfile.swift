public import Results

/// What the journeys of one class look like: a description of the class, never of a person.
///
///     typical(t) = x(t) · b_g ± z √( x(t)ᵀ Var(b_g) x(t) )
///     composite(t) = Σ_i τ_ig y_i(t) / Σ_i τ_ig
///
/// The typical journey is the mean of the class as the model has it, with x(t) the mean over all rows of what the
/// formula makes of them at time t. The composite journey is made of what was seen, everybody weighted by how
/// likely they are in the class. No weight exceeds one, so that a sum of weights of ten has more than ten people
/// behind it and none of them is more than a tenth; where the sum is smaller, nothing is given.
///
/// ### Source
/// van de Schoot, R., Sijbrandij, M., Winter, S. D., Depaoli, S., & Vermunt, J. K. (2017). The GRoLTS-Checklist.
/// *Structural Equation Modeling*, 24(3), 451–467, items 14 and 15. <https://doi.org/10.1080/10705511.2016.1247646>
public struct ClassProfile: Sendable, Hashable, Codable {
  /// One time of it.
  public struct Point: Sendable, Hashable, Codable {
    /// When.
    public var time: Double
    /// The typical journey: the mean of the class, with its interval.
    public var typical: Estimate
    /// Scores seen then, weighted by the posteriors: Σ τ.
    public var weight: Double
    /// The composite journey: their weighted mean; nil where the weights are too few.
    public var composite: Double?
    /// Their weighted standard deviation; nil where the weights are too few.
    public var deviation: Double?
  }

  /// The class, from 1.
  public var classNumber: Int
  /// Its share of all persons.
  public var share: Estimate
  /// The sum of the posteriors: about so many people.
  public var persons: Double
  /// Its times in order.
  public var points: [Point]
  /// The typical journey in words, over the times at which enough was seen; nil where there are not two.
  public var shape: ClassShape?
}

/// The profiles of a mixture of so many classes.
public struct ClassProfiles: Sendable, Hashable, Codable {
  /// Classes.
  public var classes: Int
  /// The column of times.
  public var time: String
  /// Whether scores were gathered to the nearest of the times, as there are too many times to tell one by one.
  public var isGathered: Bool
  /// The fewest people, as a sum of weights, behind a composite.
  public var fewest: Int
  /// One a class.
  public var profiles: [ClassProfile]
}
