import Distributions
public import Results

/// The services most like one: its nearest neighbours in what is known of their people and places.
///
///     z = (x − mean) / SD over all services          distance = √(Σ w (z − z₀)²)
///
/// over the characteristics, each with weight w. Distances are divided by that of the farthest
/// service, which so is 1. Near is near on these characteristics only.
///
/// ### Source
/// Chartered Institute of Public Finance and Accountancy. *Nearest Neighbours Model*: method.
public struct MatchedComparators: Sendable, Hashable {
  /// What is known of a service.
  public struct Service: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// One number per characteristic, in the characteristics' order.
    public var values: [Double]

    /// Makes a service.
    public init(_ name: String, _ values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// A service, and how far it is.
  public struct Neighbour: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// From 0, alike, to 1, the farthest of all.
    public var distance: Double
  }

  /// The service that is compared.
  public let name: String
  /// The nearest, from the nearest on; equally near ones in the order of their names.
  public let nearest: [Neighbour]
  /// The characteristics that were used.
  public let characteristics: [String]
  /// The weight of each.
  public let weights: [Double]

  /// Finds the nearest neighbours of a service.
  ///
  /// - Parameters:
  ///   - name: the service.
  ///   - services: all of them, it among them, each named once.
  ///   - characteristics: names of the numbers, one or more.
  ///   - count: how many neighbours, from 1 to all others.
  ///   - weights: one above zero per characteristic. The default is 1 for each.
  /// - Throws: `Withheld` for a service that is not there or there twice, too few services, numbers
  ///   missing or not finite, a characteristic that is the same everywhere, or services that are all
  ///   alike.
  public init(
    of name: String, among services: [Service], by characteristics: [String], count: Int,
    weights: [Double]? = nil
  ) throws(Withheld) {
    let weights = weights ?? characteristics.map { _ in 1 }
    precondition(
      weights.count == characteristics.count && !weights.isEmpty,
      "\(weights.count) weights for \(characteristics.count) characteristics")
    guard weights.allSatisfy({ $0 > 0 && $0 <= 1e100 }) else {
      throw Self.refusal("weight", "A weight is not above zero.", "Leave the characteristic out.")
    }
    try Self.check(services, characteristics)
    guard let own = services.first(where: { $0.name == name }) else {
      throw Self.refusal("unknown", "There is no service '\(name)'.", "Use a name of the table.")
    }
    guard count >= 1, count < services.count else {
      throw Self.refusal(
        "too-few-services",
        "\(count) neighbours were asked for among \(services.count - 1) other services.",
        "Ask for at least one, and at most all.")
    }
    var scales: [Double] = []
    for (position, characteristic) in characteristics.enumerated() {
      let spread = SampleMoments(services.map { $0.values[position] })?.standardDeviation ?? 0
      guard spread > 0, spread.isFinite else {
        throw Self.refusal(
          "no-spread", "'\(characteristic)' is the same in every service.", "Leave it out.")
      }
      scales.append(weights[position].squareRoot() / spread)
    }
    let distances = services.filter { $0.name != name }.map { other in
      let squares = scales.indices.reduce(0) { sum, position in
        let z = (other.values[position] - own.values[position]) * scales[position]
        return sum + z * z
      }
      return Neighbour(name: other.name, distance: squares.squareRoot())
    }
    let farthest = distances.reduce(0) { max($0, $1.distance) }
    guard farthest > 0, farthest.isFinite else {
      throw Self.refusal(
        "no-spread", "The other services cannot be told apart by distance.",
        "Add a characteristic in which they differ.")
    }
    self.name = name
    self.characteristics = characteristics
    self.weights = weights
    nearest = Array(
      distances.map { Neighbour(name: $0.name, distance: $0.distance / farthest) }
        .sorted { left, right in
          left.distance == right.distance
            ? left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
            : left.distance < right.distance
        }
        .prefix(count))
  }

  private static func check(
    _ services: [Service], _ characteristics: [String]
  ) throws(Withheld) {
    var names: Set<String> = []
    for service in services {
      guard names.insert(service.name).inserted else {
        throw refusal(
          "repeated", "The service '\(service.name)' is there twice.", "Give it one row.")
      }
      guard service.values.count == characteristics.count,
        service.values.allSatisfy({ $0.magnitude <= 1e100 })
      else {
        throw refusal(
          "value", "A characteristic of '\(service.name)' is missing or not a finite number.",
          "Complete the table, or leave the service out.")
      }
    }
  }

  private static func refusal(_ code: String, _ reason: String, _ help: String) -> Withheld {
    Withheld("comparators.\(code)", reason, help: help)
  }
}
