import Glibc

/// The scale on which an interval is made and taken back, so that it keeps within what the figure can be.
public enum FigureScale: String, Sendable, Hashable, Codable {
  /// x itself.
  case plain
  /// −log(1 − x), of what is at most 1.
  case reliability
  /// log x, of what is above 0.
  case size
  /// atanh x, of what lies between −1 and 1.
  case correlation
  /// logit x, of what lies between 0 and 1.
  case share

  /// To the scale; nil where the value has no place on it.
  func there(_ x: Double) -> Double? {
    let result =
      switch self {
      case .plain: x
      case .reliability: -log(1 - x)
      case .size: log(x)
      case .correlation: atanh(x)
      case .share: log(x / (1 - x))
      }
    return result.isFinite ? result : nil
  }

  /// Back from it.
  func back(_ y: Double) -> Double {
    switch self {
    case .plain: y
    case .reliability: 1 - exp(-y)
    case .size: exp(y)
    case .correlation: tanh(y)
    case .share: 1 / (1 + exp(-y))
    }
  }
}
