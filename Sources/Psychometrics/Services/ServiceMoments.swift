import Distributions

/// What people's answers come to, service by service: all that drawing whole services asks of them.
///
/// Rows are looked at once. Afterwards a sample of services costs services × columns², however many people
/// there are. Columns may be the items of a score, the scores of several occasions, or 1 and 0 for people at an
/// end and others: `ServiceFigure` says of which columns it is.
///
/// Beside the services the same people are kept in groups that chance made, each person one of its own while they
/// last: drawing those is drawing people as if they were unrelated, and tells how much it matters that they
/// are not.
public struct ServiceMoments: Sendable {
  /// Most groups that chance makes.
  static let mostGroups = PeopleGroups.mostGroups

  /// Columns of a row.
  public let columns: Int
  /// People.
  public private(set) var people = 0
  private(set) var services: BlockSums
  private(set) var groups: BlockSums
  private var origin: [Double] = []
  private var random: Xoshiro256

  /// Nobody yet.
  ///
  /// - Parameters:
  ///   - columns: of every row, 1 or more.
  ///   - services: how many there may be.
  ///   - seed: of the groups that chance makes. The default is 1.
  public init(columns: Int, services: Int, seed: UInt64 = 1) {
    precondition(columns >= 1 && services >= 0, "\(columns) columns of \(services) services")
    self.columns = columns
    self.services = BlockSums(columns: columns, blocks: services)
    groups = BlockSums(columns: columns, blocks: Self.mostGroups)
    random = Xoshiro256(seed: seed)
  }

  /// The moments of people.
  ///
  /// - Parameters:
  ///   - rows: a row per person, complete.
  ///   - services: the service of each, from 0.
  ///   - seed: of the groups that chance makes. The default is 1.
  public init(_ rows: [[Double]], services: [Int], seed: UInt64 = 1) {
    precondition(rows.count == services.count, "\(rows.count) rows and \(services.count) services")
    self.init(
      columns: rows.first?.count ?? 1, services: (services.max() ?? -1) + 1, seed: seed)
    for (row, service) in zip(rows, services) { add(row, service: service) }
  }

  /// Adds a person.
  ///
  /// - Parameters:
  ///   - row: complete and finite.
  ///   - service: from 0.
  public mutating func add(_ row: [Double], service: Int) {
    precondition(row.count == columns, "\(row.count) values in \(columns) columns")
    precondition(row.allSatisfy(\.isFinite), "a value that is no number")
    if people == 0 { origin = row }
    var deviations = row
    for i in 0..<columns { deviations[i] -= origin[i] }
    services.add(deviations, to: service)
    // People of a service must not keep to groups of their own, nor be dealt evenly over them.
    let group =
      people < Self.mostGroups ? people : Int(random.next(upperBound: UInt64(Self.mostGroups)))
    groups.add(deviations, to: group)
    people += 1
  }

  /// The services with people.
  public var filled: [Int] { services.filled }

  /// People of each service.
  public var counts: [Int] { services.counts }

  /// The moments of everybody; nil for fewer than two people.
  public var all: DrawnMoments? { drawn(Array(repeating: 1, count: services.counts.count)) }

  /// The moments where each service counts as often as said; nil for fewer than two people.
  public func drawn(_ times: [Int]) -> DrawnMoments? {
    precondition(times.count == services.counts.count, "\(times.count) of \(counts.count) services")
    return services.drawn(times, from: origin)
  }

  /// The same of the groups that chance made.
  func drawnGroups(_ times: [Int]) -> DrawnMoments? { groups.drawn(times, from: origin) }
}
