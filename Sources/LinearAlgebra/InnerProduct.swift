/// Σ x_k y_k, in order.
///
/// - Parameters:
///   - x: any length.
///   - y: at least as long.
/// - Returns: 0 for no numbers.
public func innerProduct(_ x: [Double], _ y: [Double]) -> Double {
  precondition(y.count >= x.count, "\(x.count) and \(y.count) numbers")
  var sum = 0.0
  for k in x.indices { sum += x[k] * y[k] }
  return sum
}
