public import Optimization

/// How a model of yes-or-no or ordered outcomes is fitted and reported.
///
/// | name | default | meaning |
/// |---|---|---|
/// | `nodes` | nil | points of the quadrature in each dimension; nil for as many as are needed |
/// | `level` | 0.95 | coverage of intervals, in (0, 1) |
/// | `search` | `BoundedMinimizer.Options()` | what ends the search |
public struct GeneralizedOptions: Sendable, Hashable, Codable {
  /// Points of the quadrature in each dimension, from 1 to 200; 1 is Laplace's approximation.
  ///
  /// The default, nil, begins with 15 points for one random effect, 9 for two and 7 for three, and takes
  /// more until half as many again change −2ℓ by less than 0.001, up to 125, 31 and 15.
  public var nodes: Int?
  /// Coverage of intervals, in (0, 1). The default is 0.95.
  public var level = 0.95
  /// What ends the search.
  public var search = BoundedMinimizer.Options()

  /// The defaults.
  public init() {}

  /// Where the number of points begins and ends, for so many random effects.
  func nodeRange(_ effects: Int) -> ClosedRange<Int> {
    if let nodes { return nodes...nodes }
    return switch effects {
    case 1: 15...125
    case 2: 9...31
    default: 7...15
    }
  }

  /// Half as many points again, which show how exact a rule is.
  static func more(than nodes: Int) -> Int { nodes + max(2, (nodes + 1) / 2) }

  func check() {
    precondition(level > 0 && level < 1, "level \(level)")
    if let nodes { precondition((1...200).contains(nodes), "\(nodes) nodes") }
  }
}
