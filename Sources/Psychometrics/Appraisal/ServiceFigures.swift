import Results

/// Figures with intervals over services, because people of one service are alike.
public struct ServiceFigures: Sendable, Hashable {
  /// Services.
  public let services: Int
  /// People whose service is not known, who are left out.
  public let unknown: Int
  /// The figures, each by its identifier.
  public private(set) var rows: [ServiceResampling.Row] = []

  init(services: Int, unknown: Int) {
    self.services = services
    self.unknown = unknown
  }

  /// The figure with this identifier.
  public subscript(_ id: String) -> ServiceResampling.Row? { rows.first { $0.id == id } }

  /// Takes figures that were asked for, or why there are none.
  mutating func add(
    _ found: Result<ServiceResampling, Withheld>, of asked: [ServiceFigure]
  ) {
    switch found {
    case .success(let resampling): rows += resampling.rows
    case .failure(let reason):
      rows += asked.map {
        ServiceResampling.Row(id: $0.id, estimate: nil, designEffect: nil, withheld: reason)
      }
    }
  }
}
