/// A factor model that says beforehand which items belong to which factor, in one group of people or several.
///
/// Each place of its matrices is fixed, free, or shares one free number with other places. What is not
/// mentioned is fixed at 0.
public struct ConfirmatoryModel: Sendable, Hashable, Codable {
  /// What gives a factor its unit.
  public enum Scaling: String, Sendable, Hashable, Codable {
    /// Its first item: a loading of 1.
    case marker
    /// Its variance: 1.
    case standardised
  }

  /// What a place holds.
  public enum Entry: Sendable, Hashable, Codable {
    /// A number given.
    case fixed(Double)
    /// A number to be found, the same wherever the label is.
    case free(label: Int)
  }

  /// Items.
  public let items: Int
  /// The items of each factor, from 0.
  public let factors: [[Int]]
  /// Groups of people.
  public let groups: Int
  /// What gives factors their unit.
  public let scaling: Scaling
  /// Whether means are part of the model.
  public let hasMeans: Bool
  /// What the places hold that are not fixed at 0.
  public private(set) var entries: [ModelPlace: Entry] = [:]
  private var labels = 0

  /// The model in which every factor has its items, factors correlate freely, and groups share nothing.
  ///
  /// - Parameters:
  ///   - items: how many.
  ///   - factors: the items of each factor; the first of each gives the unit under `.marker`.
  ///   - groups: groups of people. The default is 1.
  ///   - scaling: what gives factors their unit. The default is `.marker`.
  ///   - hasMeans: whether means are part of the model. The default is false.
  public init(
    items: Int, factors: [[Int]], groups: Int = 1, scaling: Scaling = .marker,
    hasMeans: Bool = false
  ) {
    precondition(items >= 1 && groups >= 1, "\(items) items in \(groups) groups")
    precondition(
      factors.allSatisfy { !$0.isEmpty && $0.allSatisfy { 0..<items ~= $0 } },
      "a factor without items, or with one that is not there")
    self.items = items
    self.factors = factors
    self.groups = groups
    self.scaling = scaling
    self.hasMeans = hasMeans
    for group in 0..<groups {
      for (f, members) in factors.enumerated() {
        for item in members { free(.loading(item, on: f, group: group)) }
        for other in 0...f { free(.factorCovariance(f, other, group: group)) }
        if scaling == .marker {
          fix(.loading(members[0], on: f, group: group), at: 1)
        } else {
          fix(.factorCovariance(f, f, group: group), at: 1)
        }
      }
      for item in 0..<items {
        free(.residual(item, item, group: group))
        if hasMeans { free(.intercept(item, group: group)) }
      }
    }
  }

  /// Fixes a place at a number.
  public mutating func fix(_ place: ModelPlace, at value: Double) {
    check(place)
    entries[place] = .fixed(value)
  }

  /// Gives a place a number of its own to be found.
  public mutating func free(_ place: ModelPlace) {
    check(place)
    entries[place] = .free(label: labels)
    labels += 1
  }

  /// Gives places one number to be found.
  public mutating func share(_ places: [ModelPlace]) {
    for place in places {
      check(place)
      entries[place] = .free(label: labels)
    }
    labels += 1
  }

  /// Lets what two items have in common beyond the factors be free, in every group.
  public mutating func correlateResiduals(_ one: Int, _ other: Int) {
    precondition(one != other, "an item with itself")
    for group in 0..<groups { free(.residual(one, other, group: group)) }
  }

  private func check(_ place: ModelPlace) {
    let (rows, columns) =
      switch place.kind {
      case .loading: (items, factors.count)
      case .factorCovariance: (factors.count, factors.count)
      case .residualCovariance: (items, items)
      case .intercept: (items, 1)
      case .factorMean: (factors.count, 1)
      }
    precondition(
      0..<rows ~= place.row && 0..<columns ~= place.column && 0..<groups ~= place.group,
      "no such place: \(place)")
    precondition(
      hasMeans || (place.kind != .intercept && place.kind != .factorMean), "a model without means")
  }

  /// The numbers to be found, each with the places that share it, in the order of the first.
  public var parameters: [[ModelPlace]] {
    var order: [Int: Int] = [:]
    var result: [[ModelPlace]] = []
    for (place, entry) in entries.sorted(by: { $0.key < $1.key }) {
      guard case .free(let label) = entry else { continue }
      if let position = order[label] {
        result[position].append(place)
      } else {
        order[label] = result.count
        result.append([place])
      }
    }
    return result
  }

  /// Variances, covariances and, where they are modelled, means of all groups.
  public var moments: Int { groups * (items * (items + 1) / 2 + (hasMeans ? items : 0)) }

  /// Moments less numbers to be found.
  public var degreesOfFreedom: Int { moments - parameters.count }
}
