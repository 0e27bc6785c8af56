import Platform

extension NumberText {
  /// A number for reading, with so many decimals at most; the files keep the digits.
  static func shown(_ value: Double, places: Int = 2) -> String {
    var unit = 1.0
    for _ in 0..<places { unit *= 10 }
    return text((value * unit).rounded() / unit)
  }
}
