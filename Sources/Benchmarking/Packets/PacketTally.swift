public import Distributions

/// What is gathered of services while rows pass by: nothing of any person is kept.
public struct PacketTally: Sendable {
  /// A service in a period.
  public struct Place: Sendable, Hashable {
    /// Name of the service.
    public var service: String
    /// The period; empty where there is only one.
    public var period: String

    /// Names a service and a period.
    public init(service: String, period: String) {
      (self.service, self.period) = (service, period)
    }
  }

  /// What was gathered of one place.
  public struct Cell: Sendable {
    /// People.
    public var persons = 0
    /// People with a first score.
    public var first = 0
    /// Scores of the people with both.
    public var moments = BivariateMoments()
    /// Which of them changed.
    public var changes = ServicePacket.Changes()
    /// The same people by stratum.
    public var strata: [[String]: Int] = [:]

    /// Nobody yet.
    public init() {}

    /// Takes in further people of the same place.
    public mutating func add(_ other: Cell) {
      persons += other.persons
      first += other.first
      moments.add(other.moments)
      changes.recovered += other.changes.recovered
      changes.improved += other.changes.improved
      changes.deteriorated += other.changes.deteriorated
      strata.merge(other.strata, uniquingKeysWith: +)
    }
  }

  /// What was gathered, place by place as they came.
  public private(set) var cells: [(place: Place, cell: Cell)] = []
  private var positions: [Place: Int] = [:]

  /// Nothing yet.
  public init() {}

  /// Takes in people of a place.
  ///
  /// - Returns: whether the place is new.
  @discardableResult
  public mutating func add(_ cell: Cell, at place: Place) -> Bool {
    if let position = positions[place] {
      cells[position].cell.add(cell)
      return false
    }
    positions[place] = cells.count
    cells.append((place, cell))
    return true
  }

  /// The packets, in the order of their periods and services.
  ///
  /// - Parameters:
  ///   - measure: the scale.
  ///   - countsEligible: whether everybody could have had scores.
  ///   - countsChanges: whether it is known who changed.
  /// - Returns: a packet for each place.
  public func packets(
    of measure: ServicePacket.Measure, countsEligible: Bool, countsChanges: Bool
  ) -> [ServicePacket] {
    cells.map { place, cell in
      ServicePacket(
        ServicePacket.Key(service: place.service, period: place.period, measure: measure),
        eligible: countsEligible ? cell.persons : nil, first: cell.first, n: cell.moments.n,
        scores: ServicePacket.Scores(cell.moments), changes: countsChanges ? cell.changes : nil,
        strata: cell.strata.map { ServicePacket.Stratum(levels: $0.key, persons: $0.value) }
          .sorted { $0.levels.lexicographicallyPrecedes($1.levels) })
    }.sorted { $0.key < $1.key }
  }
}
