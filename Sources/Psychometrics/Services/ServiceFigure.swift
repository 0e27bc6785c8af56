public import Results

/// A figure that is a function of moments, so that it can be had of any drawing of services.
public struct ServiceFigure: Sendable {
  /// What is found: the figure, or why there is none.
  public typealias Finding = Result<Double, Withheld>

  /// The identifier, as in other tables of the same figure.
  public let id: String
  /// On what scale its interval is made.
  public let scale: FigureScale
  /// The figure of moments.
  public let find: @Sendable (DrawnMoments) -> Finding

  /// Takes a function of moments.
  ///
  /// - Parameters:
  ///   - id: an identifier of its own.
  ///   - scale: on what scale its interval is made. The default is its own.
  ///   - find: the figure, or why there is none; a pure function.
  public init(
    _ id: String, scale: FigureScale = .plain,
    find: @escaping @Sendable (DrawnMoments) -> Finding
  ) {
    self.id = id
    self.scale = scale
    self.find = find
  }
}
